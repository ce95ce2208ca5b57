// Says whose work is in a built part: a plugin of the bundler that writes `licences.txt` beside what it bundles.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * @param {string[]} also folders of packages that are shipped without being bundled
 * @returns {import('vite').Plugin}
 */
export function licences(also = []) {
  return {
    name: 'licences',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
      const folders = [...also, ...modules.map(packageFolder).filter((folder) => folder !== undefined)]
      const packages = [...new Set(folders)].map(readPackage)
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: licencesText(packages) })
    }
  }
}

/**
 * The folder of the package that a module of the bundle comes from; undefined for our own.
 * @param {string} module
 */
export function packageFolder(module) {
  return /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(module)?.[1]
}

/**
 * What a package says of itself. Some name their licence without bringing its text: then where they are at home.
 * @param {string} folder
 */
export function readPackage(folder) {
  const about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)([-.]|$)/i.test(file))
  const texts = files.sort().map((file) => readFileSync(path.join(folder, file), 'utf8').trim())
  return {
    title: `${about.productName ?? about.name} ${about.version}, ${about.license ?? 'licence not named'}`,
    text:
      texts.join('\n\n') || `It brings no text of its licence. ${about.repository?.url ?? about.homepage ?? ''}`.trim()
  }
}

/** One section per package, by name; the same package twice is one. */
function licencesText(packages) {
  const sections = packages.map(({ title, text }) => `${title}\n\n${text}\n`)
  return [...new Set(sections)].sort().join(`\n${'-'.repeat(72)}\n\n`)
}
