// A company's sign-in page, as AD FS has one: a form, a cookie, and a page that says so.
import type { Answer } from '../wire/answers'
import type { Call } from '../server/call'
import { paths } from './discovery'
import { isUser } from './token'

export function getForm(): Answer {
  return page(200, form(''))
}

export async function postForm({ server, request, url }: Call): Promise<Answer> {
  const typed = new URLSearchParams(await request.text())
  if (!isUser(server, typed.get('UserName') ?? '', typed.get('Password') ?? '')) {
    return page(200, form('<p role="alert">Incorrect user name or password.</p>'))
  }
  return {
    status: 302,
    headers: { Location: `${url.origin}${paths.signedInPage}`, 'Set-Cookie': server.passive.begin() }
  }
}

export function getDone(): Answer {
  return page(200, '<p>You are signed in.</p>')
}

function form(above: string): string {
  return `${above}<form method="post" action="${paths.signInPage}">
<p><label>User name <input name="UserName" autofocus></label></p>
<p><label>Password <input name="Password" type="password"></label></p>
<p><button>Sign in</button></p>
</form>`
}

function page(status: number, inner: string): Answer {
  const body = `<!DOCTYPE html><html lang="en"><head><title>Sign in</title></head><body><h1>Corvo</h1>${inner}</body></html>`
  return { status, content: { type: 'text/html; charset=utf-8', body }, headers: { 'Cache-Control': 'no-store' } }
}
