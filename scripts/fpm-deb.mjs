#!/usr/bin/env node
// Stands in for fpm, which electron-builder would have to download, and makes the .deb with dpkg-deb.
// electron-builder calls it by CUSTOM_FPM_PATH with fpm's arguments.
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const isFlag = new Set(['--force', '--debug'])
const listOptions = { '-d': 'depends', '--deb-recommends': 'recommends' }

/**
 * Reads the part of fpm's arguments that electron-builder uses.
 * @param {string[]} args
 * @returns {{ options: Record<string, string>, depends: string[], recommends: string[],
 *   files: { from: string, to: string }[] }} `options` by their names without dashes
 */
export function readFpmArguments(args) {
  const read = { options: {}, depends: [], recommends: [], files: [] }
  const rest = args.filter((arg) => !isFlag.has(arg))
  for (let at = 0; at < rest.length; at++) {
    const arg = rest[at]
    if (arg in listOptions) read[listOptions[arg]].push(rest[++at])
    else if (arg.startsWith('-')) read.options[arg.replace(/^-+/, '')] = rest[++at]
    else read.files.push({ from: arg.slice(0, arg.indexOf('=')), to: arg.slice(arg.indexOf('=') + 1) })
  }
  return read
}

/**
 * The package's control file. The first line of a description is its synopsis, the others are indented and never empty.
 * @param {ReturnType<typeof readFpmArguments>} read
 * @param {number} installedKib
 */
export function controlFile({ options, depends, recommends }, installedKib) {
  const description = (options.description ?? '').trim().split('\n')
  const fields = {
    Package: options.name,
    Version: options.version,
    Architecture: options.architecture,
    Maintainer: options.maintainer,
    'Installed-Size': String(installedKib),
    Depends: depends.join(', '),
    Recommends: recommends.join(', '),
    Section: options.category,
    Priority: options['deb-priority'] ?? 'optional',
    Homepage: options.url,
    Description: description.map((line) => line.trim() || '.').join('\n ')
  }
  const filled = Object.entries(fields).filter(([, value]) => value)
  return filled.map(([name, value]) => `${name}: ${value}\n`).join('')
}

function copyFiles(files, stage) {
  for (const { from, to } of files) {
    const target = path.join(stage, to)
    mkdirSync(path.dirname(target), { recursive: true })
    cpSync(from, target, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true })
    // Single files come from electron-builder's private temporary folder and have its modes.
    if (lstatSync(target).isFile()) chmodSync(target, 0o644)
  }
}

function writeControl(read, stage) {
  const kib = Number(execFileSync('du', ['-sk', stage], { encoding: 'utf8' }).split('\t')[0])
  const control = path.join(stage, 'DEBIAN')
  mkdirSync(control, { mode: 0o755 })
  writeFileSync(path.join(control, 'control'), controlFile(read, kib))
  for (const [option, name] of Object.entries({ 'after-install': 'postinst', 'after-remove': 'postrm' })) {
    const script = read.options[option]
    if (script) writeFileSync(path.join(control, name), readFileSync(script), { mode: 0o755 })
  }
}

function makePackage(read) {
  const stage = mkdtempSync(path.join(tmpdir(), 'rollcall-deb-'))
  try {
    chmodSync(stage, 0o755)
    copyFiles(read.files, stage)
    writeControl(read, stage)
    const compression = `-Z${read.options['deb-compression'] ?? 'xz'}`
    execFileSync('dpkg-deb', ['--root-owner-group', compression, '--build', stage, read.options.package], {
      stdio: 'inherit'
    })
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const read = readFpmArguments(process.argv.slice(2))
  if (read.options.s === 'dir' && read.options.t === 'deb') makePackage(read)
  else {
    console.error(`only "-s dir -t deb" can be made here, not "-s ${read.options.s} -t ${read.options.t}"`)
    process.exitCode = 2
  }
}
