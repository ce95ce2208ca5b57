// The lint rules that keep the walls standing, each shown to refuse something.

import { Linter } from 'eslint'
import ts from 'typescript-eslint'
import { expect, it } from 'vitest'
import { securityRules } from '../../scripts/security-rules.mjs'

function refusedBy(source: string): readonly (string | null)[] {
  // Its types describe the same object in other words.
  const parser = ts.parser as Linter.Parser
  return new Linter()
    .verify(source, [{ languageOptions: { parser }, rules: securityRules }])
    .map(({ ruleId }) => ruleId)
}

it.each([
  ['no-restricted-syntax', 'new BrowserWindow({ webPreferences: { sandbox: false } })'],
  ['no-restricted-syntax', 'new BrowserWindow({ webPreferences: { sandbox: isSafe } })'],
  ['no-restricted-syntax', 'new BrowserWindow({ webPreferences: { contextIsolation: false } })'],
  ['no-restricted-syntax', 'new BrowserWindow({ webPreferences: { webSecurity: false } })'],
  ['no-restricted-syntax', 'new BrowserWindow({ webPreferences: { nodeIntegration: true } })'],
  ['no-restricted-syntax', 'new BrowserWindow({ webPreferences: { nodeIntegrationInWorker: true } })'],
  ['no-restricted-syntax', 'new BrowserWindow({ webPreferences: { nodeIntegrationInSubFrames: true } })'],
  ['no-restricted-syntax', 'new BrowserWindow({ webPreferences: { allowRunningInsecureContent: true } })'],
  ['no-restricted-syntax', 'new BrowserWindow({ webPreferences: { experimentalFeatures: true } })'],
  ['no-restricted-syntax', "new BrowserWindow({ webPreferences: { enableBlinkFeatures: 'X' } })"],
  ['no-restricted-syntax', 'new BrowserWindow({ webPreferences: { webviewTag: true } })'],
  ['no-restricted-syntax', 'const privileges = { standard: true, bypassCSP: true }'],
  ['no-restricted-properties', 'shell.openExternal(link)'],
  ['no-restricted-properties', "ipcMain.on('x', act)"],
  ['no-restricted-properties', "ipcRenderer.send('x')"],
  ['no-restricted-properties', 'page.innerHTML = text'],
  ['no-restricted-properties', "page.insertAdjacentHTML('beforeend', text)"],
  ['no-restricted-properties', "new DOMParser().parseFromString(text, 'text/html')"],
  ['no-restricted-properties', 'document.write(text)'],
  ['no-restricted-properties', 'contents.executeJavaScript(text)'],
  ['no-eval', 'eval(text)'],
  ['no-new-func', 'new Function(text)'],
  ['no-restricted-syntax', "setTimeout('act()', 5)"],
  ['no-restricted-syntax', 'setInterval(`act()`, 5)'],
  ['no-script-url', "const link = 'javascript:act()'"]
])('%s refuses %s', (rule, source) => expect(refusedBy(source)).toEqual([rule]))

it('lets through a window with its walls', () => {
  const source =
    'new BrowserWindow({ webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true } })'
  expect(refusedBy(source)).toEqual([])
})
