// What no source of the app may say, wherever it stands: what would turn text into code, or take a wall down between
// the window and this computer. test/security/lint.test.ts shows each rule refusing something.

const off = (option) => ({
  selector: `Property[key.name='${option}'][value.value!=false]`,
  message: `${option} takes a wall of Electron down; it is off in every window.`
})
const on = (option) => ({
  selector: `Property[key.name='${option}'][value.value!=true]`,
  message: `${option} is a wall of Electron; it is on in every window.`
})

/** Electron's checklist, as far as it is about what may stand in a source. */
const walls = [
  ...['sandbox', 'contextIsolation', 'webSecurity'].map(on),
  ...[
    'nodeIntegration',
    'nodeIntegrationInWorker',
    'nodeIntegrationInSubFrames',
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'webviewTag',
    'bypassCSP'
  ].map(off),
  {
    selector: 'CallExpression[callee.name=/^set(Timeout|Interval)$/][arguments.0.type=/Literal$/]',
    message: 'A timer calls a function; a text would be run as code.'
  },
  {
    selector: "Property[key.name='enableBlinkFeatures']",
    message: 'Features of Blink that are off by default stay off.'
  }
]

const html = (property) => ({ property, message: 'Text must never become markup: let Svelte write it.' })

const onePlace = (object, property, place) => ({ object, property, message: `Only ${place} may call this.` })

/**
 * The rules themselves; `eslint.config.js` adds which files they hold for.
 * @type {import('eslint').Linter.RulesRecord}
 */
export const securityRules = {
  'no-eval': 'error',
  'no-new-func': 'error',
  'no-script-url': 'error',
  'no-restricted-syntax': ['error', ...walls],
  'no-restricted-properties': [
    'error',
    ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'createContextualFragment', 'srcdoc'].map(html),
    { property: 'executeJavaScript', message: 'Nothing runs in a page but its own files.' },
    { property: 'parseFromString', message: 'Markup is made by Svelte or at the build.' },
    onePlace('shell', 'openExternal', 'main/wiring/outside.ts'),
    onePlace('document', 'write', 'nobody'),
    onePlace('ipcMain', 'on', 'nobody: everything asked is answered, see main/desktop/ipc.ts;'),
    onePlace('ipcRenderer', 'send', 'nobody: everything asked is answered, see preload/index.ts;')
  ]
}
