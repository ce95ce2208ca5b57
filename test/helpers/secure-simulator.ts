// A simulator over TLS that can show another certificate, and an app that is told to trust it.
import { X509Certificate } from 'node:crypto'
import { request } from 'node:https'
import { connect } from 'node:tls'
import { test as base, type RunningApp } from './journey'
import { SimulatorProcess } from './simulator-process'

/** The simulator of these journeys, over TLS; `host` is what the app is told to call it. */
export const test = base.extend<{ secure: SimulatorProcess; open: (host: string) => Promise<RunningApp> }>({
  secure: async ({}, use) => {
    const secure = await SimulatorProcess.start('--tls', '--people', '12', '--groups', '2')
    await use(secure)
    await secure.stop()
  },
  open: async ({ launch, secure }, use) => {
    await use((host) => launch(`--server=${secure.address.root.replace('127.0.0.1', host)}`))
  }
})

/** The certificate that the simulator shows now. */
export function certificateOf({ address }: SimulatorProcess): Promise<X509Certificate> {
  return new Promise((resolve, reject) => {
    const { hostname: host, port } = new URL(address.root)
    const socket = connect({ host, port: Number(port), rejectUnauthorized: false }, () => {
      const { raw } = socket.getPeerCertificate()
      socket.end()
      resolve(new X509Certificate(raw))
    })
    socket.on('error', reject)
  })
}

/** A call to the simulator's control interface, whatever its certificate. */
function control({ address }: SimulatorProcess, call: string, method: string, body?: unknown): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(
      `${address.control}/${call}`,
      { method, rejectUnauthorized: false, agent: false },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (part: string) => (text += part))
        answer.on('end', () => (answer.statusCode === 200 ? resolve(text) : reject(new Error(text))))
      }
    )
    asked.on('error', reject)
    asked.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

/** Gives the simulator another certificate; whoever is connected has to connect anew, and is counted from then on. */
export async function renew(secure: SimulatorProcess, wish: Record<string, unknown> = {}): Promise<void> {
  await control(secure, 'certificate', 'POST', wish)
  await control(secure, 'requests', 'DELETE')
}

/** Whatever was asked of it since it has this certificate. */
export const requestsOf = async (secure: SimulatorProcess) =>
  JSON.parse(await control(secure, 'requests', 'GET')) as unknown[]

type Shown = Pick<RunningApp, 'page'>

/** The button of everything that tells of a certificate. */
export const show = { name: 'Show certificate' }
export const dialogOf = ({ page }: Shown) => page.getByRole('dialog')
export const trustButton = (app: Shown, host: string) =>
  dialogOf(app).getByRole('button', { name: `Trust this certificate for ${host}` })

/** Looks at the certificate and trusts it, as the user does. */
export async function trust(app: Shown, host: string): Promise<void> {
  await app.page.getByRole('button', show).click()
  await trustButton(app, host).click()
}
