// One time limit for a whole request, joined with the caller's own wish to stop: a single shape for both endings.

import { UcwaError } from './ucwa-error'

export interface TimeLimit {
  /** Fires when the time is up or the caller stopped; its reason is the `UcwaError` to throw. */
  readonly signal: AbortSignal
  /** Settles as `work` does, or rejects with the reason of `signal`, whichever comes first. */
  race<T>(work: Promise<T>): Promise<T>
  /** Takes back the timer and the listener. */
  end(): void
}

/** Starts the clock of one request: `timeout` after `limitMs`, `aborted` when the caller's signal fires. */
export function startTimeLimit(limitMs: number, caller: AbortSignal | undefined): TimeLimit {
  const controller = new AbortController()
  // A network that does not listen to the signal must not hold us up either.
  let refuse: (error: UcwaError) => void = () => undefined
  const ending = new Promise<never>((_, reject) => (refuse = reject))
  const end = (error: UcwaError): void => {
    controller.abort(error)
    refuse(error)
  }
  const timer = setTimeout(() => end(new UcwaError('timeout')), limitMs)
  const stop = (): void => end(new UcwaError('aborted'))
  if (caller?.aborted) stop()
  caller?.addEventListener('abort', stop)
  return {
    signal: controller.signal,
    race: (work) => Promise.race([work, ending]),
    end: () => {
      clearTimeout(timer)
      caller?.removeEventListener('abort', stop)
    }
  }
}
