// Reads source files and finds what each imports, components included.

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

/** Texts by path from the root. */
export type Sources = Readonly<Record<string, string>>
type Import = { readonly to: string; readonly isTypeOnly: boolean }

/** Every way a file names another: import, re-export, import when needed, type by import. */
export function importsOf(file: string, text: string): Import[] {
  const found: Import[] = []
  const add = (to: ts.Node | undefined, isTypeOnly: boolean) => {
    if (to && ts.isStringLiteralLike(to)) found.push({ to: resolved(file, to.text), isTypeOnly })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node))
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false)
    }
    // Only an import inside an expression or a type stands deeper than a statement.
    if (node.kind === ts.SyntaxKind.SourceFile || text.includes('import(')) ts.forEachChild(node, visit)
  }
  visit(syntaxOf(file, text))
  return found
}

/** Parsing is what takes the time: each text is parsed once. */
const parsed = new Map<string, ts.SourceFile>()

export function syntaxOf(file: string, text: string): ts.SourceFile {
  const key = `${file}\n${text}`
  const known = parsed.get(key)
  if (known !== undefined) return known
  const scripts = [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script)
  const code = file.endsWith('.svelte') ? scripts.join('\n') : text
  const syntax = ts.createSourceFile(file, code, ts.ScriptTarget.Latest)
  parsed.set(key, syntax)
  return syntax
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false
  if (importClause.isTypeOnly) return true
  const names = importClause.namedBindings
  if (importClause.name || !names || !ts.isNamedImports(names)) return false
  return names.elements.length > 0 && names.elements.every((element) => element.isTypeOnly)
}

/** Path from the root without an ending for files of ours, the name for packages. */
function resolved(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  return stem(path.posix.join(path.posix.dirname(file), specifier.replace(/\?.*$/, '')))
}

export const stem = (file: string) => file.replace(/\.ts$/, '')

const root = path.join(import.meta.dirname, '..', '..')

/** The sources below these folders, but for the build's own configuration. */
export function readSources(folders: readonly string[]): Sources {
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
      .filter((file) => /\.(ts|svelte)$/.test(file) && !file.endsWith('vite.config.ts'))
  )
  return Object.fromEntries(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]))
}
