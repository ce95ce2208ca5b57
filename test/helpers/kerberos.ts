// A real MIT Kerberos realm on this machine, and an Apache that asks for a ticket before it passes a token request on.
// Nothing of it is installed as a service, and all of it is gone after the test.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ensurePackages, KERBEROS_COMMANDS, KERBEROS_LIBRARIES } from '../../scripts/debian-packages.mjs'

const realm = 'ROLLCALL.TEST'
const user = 'ines'
const password = 'only in this realm'

/** One request that reached Apache. */
interface FrontRequest {
  /** `-` for nobody. */
  readonly user: string
  readonly status: string
  readonly path: string
  /** Scheme of the `Authorization` header; `-` for none. */
  readonly scheme: string
}

export class KerberosRealm {
  private constructor(
    /** Everything of it, its logs too. */
    readonly folder: string,
    private readonly daemons: readonly ChildProcess[],
    /** What a program needs to find realm and tickets. */
    readonly env: Readonly<Record<string, string>>,
    /** Discovery root of the simulator behind the Apache. */
    readonly root: string
  ) {}

  /** Starts realm and Apache before a simulator that listens at `root`; there are no tickets yet. */
  static async start(root: string): Promise<KerberosRealm> {
    ensurePackages(KERBEROS_LIBRARIES, KERBEROS_COMMANDS)
    const folder = mkdtempSync(path.join(tmpdir(), 'rollcall-realm-'))
    // Apache reads its keytab and configuration as somebody else when it is started by root.
    chmodSync(folder, 0o755)
    const [kdcPort, frontPort] = [await freePort(), await freePort()]
    const env = writeRealm(folder, kdcPort)
    mkdirSync(path.join(folder, 'delegated'), { mode: 0o777 })
    chmodSync(path.join(folder, 'delegated'), 0o777)
    writeFileSync(path.join(folder, 'apache.conf'), apacheConfig(folder, frontPort, root))
    makePrincipals(folder, env)
    const daemons = [
      spawnDaemon('/usr/sbin/krb5kdc', ['-n'], env),
      spawnDaemon('/usr/sbin/apache2', ['-d', folder, '-f', path.join(folder, 'apache.conf'), '-DFOREGROUND'], env)
    ]
    const started = new KerberosRealm(folder, daemons, env, `http://localhost:${frontPort}/`)
    for (const port of [kdcPort, frontPort]) await whenOpen(port)
    return started
  }

  /** As a login does: the user has a ticket from now on. */
  signIn(): void {
    execFileSync('/usr/bin/kinit', [user], {
      env: { ...process.env, ...this.env },
      input: `${password}\n`,
      stdio: 'pipe'
    })
  }

  signOut(): void {
    execFileSync('/usr/bin/kdestroy', ['-q'], { env: { ...process.env, ...this.env } })
  }

  /** What reached Apache so far. */
  requests(): readonly FrontRequest[] {
    const lines = readFileSync(path.join(this.folder, 'access.log'), 'utf8').split('\n').filter(Boolean)
    return lines.map((line) => {
      const [name = '', status = '', asked = '', scheme = ''] = line.split(' ')
      return { user: name, status, path: asked, scheme }
    })
  }

  /** Tickets that a client gave away for the server to act with. */
  delegated(): readonly string[] {
    return readdirSync(path.join(this.folder, 'delegated'))
  }

  async stop(): Promise<void> {
    for (const daemon of this.daemons) {
      if (daemon.exitCode !== null) continue
      daemon.kill('SIGTERM')
      await once(daemon, 'exit')
    }
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function writeRealm(folder: string, port: number): Record<string, string> {
  const [config, kdcConfig] = [path.join(folder, 'krb5.conf'), path.join(folder, 'kdc.conf')]
  writeFileSync(
    config,
    `[libdefaults]
 default_realm = ${realm}
 dns_lookup_kdc = false
 dns_lookup_realm = false
 dns_canonicalize_hostname = false
 rdns = false
 forwardable = true
[realms]
 ${realm} = {
  kdc = 127.0.0.1:${port}
 }
[domain_realm]
 localhost = ${realm}
`
  )
  writeFileSync(
    kdcConfig,
    `[kdcdefaults]
 kdc_listen = 127.0.0.1:${port}
 kdc_tcp_listen = 127.0.0.1:${port}
[realms]
 ${realm} = {
  database_name = ${folder}/principal
  key_stash_file = ${folder}/stash
  acl_file = ${folder}/acl
 }
[logging]
 kdc = FILE:${folder}/kdc.log
`
  )
  return { KRB5_CONFIG: config, KRB5_KDC_PROFILE: kdcConfig, KRB5CCNAME: `FILE:${folder}/tickets` }
}

/** The user, and the service as a browser names it: by the host of its address. */
function makePrincipals(folder: string, env: Record<string, string>): void {
  const run = (command: string, args: string[]) =>
    execFileSync(command, args, { env: { ...process.env, ...env }, stdio: 'pipe' })
  run('/usr/sbin/kdb5_util', ['create', '-s', '-r', realm, '-P', 'master'])
  const keytab = path.join(folder, 'http.keytab')
  for (const query of [
    `addprinc -pw "${password}" ${user}`,
    // The realm would let the service act for the user: whether it can is up to the client.
    'addprinc -randkey +ok_as_delegate HTTP/localhost',
    `ktadd -k ${keytab} HTTP/localhost`
  ]) {
    run('/usr/sbin/kadmin.local', ['-r', realm, '-q', query])
  }
  chmodSync(keytab, 0o644)
}

const modules = ['mpm_event', 'authn_core', 'authz_core', 'authz_user', 'auth_gssapi', 'proxy', 'proxy_http']

/** As root Apache wants to be somebody else. */
const somebody = process.getuid?.() === 0 ? 'User www-data\nGroup www-data' : ''

const apacheConfig = (folder: string, port: number, root: string): string => `ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${folder}/apache.pid
ErrorLog ${folder}/error.log
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
${somebody}
Mutex file:${folder}
LogFormat "%u %>s %U %{Authorization}i" front
CustomLog ${folder}/access.log front
ProxyPreserveHost On
ProxyTimeout 400
ProxyPass / ${root}
<Location /WebTicket/oauthtoken>
  AuthType GSSAPI
  AuthName Rollcall
  GssapiAllowedMech krb5
  GssapiCredStore keytab:${folder}/http.keytab
  GssapiDelegCcacheDir ${folder}/delegated
  Require valid-user
</Location>
`

function spawnDaemon(command: string, args: string[], env: Record<string, string>): ChildProcess {
  return spawn(command, args, { env: { ...process.env, ...env }, stdio: 'ignore' })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function whenOpen(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
      socket.on('connect', () => socket.destroy())
    })
    if (isOpen) return
    await pause(50)
  }
  throw new Error(`nobody listens at port ${port}`)
}
