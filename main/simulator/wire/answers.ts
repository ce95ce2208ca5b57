// What a handler answers, before it becomes bytes: a document, or a refusal with UCWA's codes (reference 11).

/** A resource as JSON knows it; `_links` and `_embedded` as in reference 5. */
export type Document = { readonly [name: string]: unknown }

export interface Answer {
  readonly status: number
  readonly document?: Document
  /** Without quotes; the header gets them. */
  readonly etag?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly content?: { readonly type: string; readonly body: string | Uint8Array<ArrayBuffer> }
}

const codes: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  406: 'NotAcceptable',
  408: 'ClientTimeout',
  409: 'Conflict',
  410: 'Gone',
  412: 'PreconditionFailed',
  413: 'EntityTooLarge',
  415: 'UnsupportedMediaType',
  428: 'PreconditionRequired',
  429: 'TooManyRequests',
  500: 'ServiceFailure',
  503: 'ServiceUnavailable',
  504: 'Timeout'
}

/** The `code` of an error body, which follows from its status (reference 11.2). */
export function codeOf(status: number): string {
  return codes[status] ?? 'ServiceFailure'
}

export interface RefusalDetails {
  readonly subcode?: string
  readonly message?: string
  /** Parameter name -> what is wrong with it; only with 400. */
  readonly parameters?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
}

/** Thrown by handlers, answered by the dispatcher: a status with an error body (reference 11.1). */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly details: RefusalDetails = {}
  ) {
    super(details.message ?? `${status} ${details.subcode ?? codeOf(status)}`)
    this.name = 'Refusal'
  }

  answer(): Answer {
    const { subcode, message, parameters, headers } = this.details
    return {
      status: this.status,
      document: {
        code: codeOf(this.status),
        ...(subcode !== undefined && { subcode }),
        message: message ?? 'The request could not be completed.',
        ...(parameters && { parameters })
      },
      ...(headers && { headers })
    }
  }
}

export function ok(document: Document, etag?: string): Answer {
  return { status: 200, document, ...(etag !== undefined && { etag }) }
}

export function created(document: Document, etag?: string): Answer {
  return { status: 201, document, ...(etag !== undefined && { etag }) }
}

export const nothing: Answer = { status: 204 }

/** 404 without a subcode: the resource is not there. */
export function notFound(what: string): Refusal {
  return new Refusal(404, { message: `There is no ${what} here.` })
}

/** 404 that also stands for things below an application that have expired (reference 11.6). */
export function applicationNotFound(): Refusal {
  return new Refusal(404, { subcode: 'ApplicationNotFound', message: 'An error occurred. Please retry.' })
}

export function badParameters(parameters: Readonly<Record<string, string>>): Refusal {
  return new Refusal(400, {
    subcode: 'ParameterValidationFailure',
    message: 'Please check what you entered and try again.',
    parameters
  })
}
