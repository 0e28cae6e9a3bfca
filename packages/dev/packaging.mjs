/**
 * The packages as a user gets them: built anew in a copy of the project, packed, and imported by
 * name from the unpacked archives. A copy, because the compiler never deletes: a removed source
 * would live on in `dist`, and emptying `dist` in place would pull it from under a running program.
 */
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { projectFiles } from './tidy.mjs'

const scope = '@carmkit/'
const shortName = (name) => name.slice(scope.length)
const onWindows = process.platform === 'win32'
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))
/** @returns the command's output; its complaints are kept for the message when it fails. */
const run = (cwd, command, ...args) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: 'pipe', shell: onWindows })

/**
 * What is wrong with an archive, judged by its list of files and its manifest.
 *
 * @param {{files: readonly string[], manifest: Record<string, unknown>}} archive paths without the
 *   leading `package/`
 * @returns {string[]} one sentence for each fault, with its fix
 */
export const archiveFaults = ({ files, manifest }) => {
  const tests = files.filter((path) =>
    /(?:^|\/)(?:test|tests|fixtures)\/|\.(?:spec|test)\.[^/]*$/.test(path),
  )
  const missing = ['dist/index.js', 'dist/index.d.ts', 'LICENSE'].filter(
    (path) => !files.includes(path),
  )
  const local = ['dependencies', 'peerDependencies', 'optionalDependencies'].flatMap((kind) =>
    Object.entries(manifest[kind] ?? {}).filter(([, range]) =>
      /^(?:workspace|catalog):/.test(range),
    ),
  )
  return [
    ...tests.map((path) => `holds the test file ${path}: keep tests out of src and of "files"`),
    ...missing.map((path) => `lacks ${path}: mend "files" in its package.json, or the build`),
    ...local.map(
      ([name, range]) => `asks for ${name} as ${range}: pack with pnpm, which replaces it`,
    ),
  ]
}

/** The same files that git would take, with the installed libraries linked from the original. */
const copyProject = (root, copy) => {
  const isNeeded = (path) => /^packages\/[^/]+\/(?:src\/|[^/]+$)|^[^/]+$/.test(path)
  for (const path of projectFiles(root).filter(isNeeded)) {
    cpSync(join(root, path), join(copy, path))
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
  for (const name of readdirSync(join(copy, 'packages'))) {
    const installed = join(root, 'packages', name, 'node_modules')
    if (!existsSync(installed)) continue
    // Verbatim links stay relative: those between packages lead to the copies, no originals.
    cpSync(installed, join(copy, 'packages', name, 'node_modules'), {
      recursive: true,
      verbatimSymlinks: true,
    })
  }
}

const publicPackages = (root) =>
  readdirSync(join(root, 'packages'))
    .map((name) => ({ name, manifest: readJson(join(root, 'packages', name, 'package.json')) }))
    .filter(({ manifest }) => manifest.private !== true)
    .map(({ name }) => name)

/** @returns the archives of the packages, written by the pnpm that the project names. */
const pack = (copy, names, destination) => {
  mkdirSync(destination)
  const { packageManager } = readJson(join(copy, 'package.json'))
  const filters = names.map((name) => `--filter=./packages/${name}`)
  const pnpm = ['--yes', '--prefer-offline', packageManager]
  run(copy, 'npx', ...pnpm, ...filters, '--recursive', 'pack', '--pack-destination', destination)
  return readdirSync(destination).map((file) => join(destination, file))
}

/** Unpacks one archive into `consumer/packages` and says what is wrong with it. */
const judge = async (archive, consumer) => {
  const files = run(consumer, 'tar', '-tzf', archive)
    .split('\n')
    .map((path) => path.trim().replace(/^package\//, ''))
    .filter((path) => path !== '')
  const staging = mkdtempSync(join(consumer, 'unpacked-'))
  run(consumer, 'tar', '-xzf', archive, '-C', staging)
  const manifest = readJson(join(staging, 'package', 'package.json'))
  const place = join(consumer, 'packages', shortName(manifest.name))
  cpSync(join(staging, 'package'), place, { recursive: true })
  const { messages, pkg } = await publint({ pkgDir: place, pack: false })
  const complaints = messages
    .filter(({ type }) => type !== 'suggestion')
    .map((message) => `publint: ${formatMessage(message, pkg, { color: false })}`)
  return { manifest, faults: [...archiveFaults({ files, manifest }), ...complaints] }
}

const link = (target, place) => {
  mkdirSync(dirname(place), { recursive: true })
  symlinkSync(realpathSync(target), place, 'junction')
}

/** Each package sees what its manifest declares and no more, so a forgotten dependency shows. */
const linkDependencies = ({ root, consumer, manifest: { name, dependencies = {} } }) => {
  const here = shortName(name)
  for (const dependency of Object.keys(dependencies)) {
    const target = dependency.startsWith(scope)
      ? join(consumer, 'packages', shortName(dependency))
      : join(root, 'packages', here, 'node_modules', dependency)
    link(target, join(consumer, 'packages', here, 'node_modules', dependency))
  }
  link(join(consumer, 'packages', here), join(consumer, 'application', 'node_modules', name))
}

const importFault = (application, name) => {
  const program = `const exported = Object.keys(await import(${JSON.stringify(name)}))
if (exported.length === 0) throw new Error('its export list is empty: export what it is for')`
  const file = join(application, 'import.mjs')
  writeFileSync(file, program)
  try {
    run(application, process.execPath, file)
    return []
  } catch (error) {
    const reason = /^\w*Error\b.*$/m.exec(error.stderr)?.[0] ?? error.message
    return [`cannot be imported by its name: ${reason}`]
  }
}

/**
 * Builds, packs, inspects and imports every public package.
 *
 * @param {string} root the folder of the project
 * @returns {Promise<{packages: string[], faults: string[]}>} the names judged and what is wrong
 */
export const packagingFaults = async (root) => {
  const workshop = realpathSync(mkdtempSync(join(tmpdir(), 'carmkit-packaging-')))
  try {
    const copy = join(workshop, 'copy')
    const consumer = join(workshop, 'consumer')
    mkdirSync(consumer)
    copyProject(root, copy)
    const names = publicPackages(copy)
    const compiler = join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc')
    run(copy, process.execPath, compiler, '-b', ...names.map((name) => `packages/${name}`))
    const judged = []
    for (const archive of pack(copy, names, join(workshop, 'archives'))) {
      judged.push(await judge(archive, consumer))
    }
    for (const { manifest } of judged) linkDependencies({ root, consumer, manifest })
    const packages = judged.map(({ manifest }) => manifest.name)
    const unpacked = names.filter((name) => !packages.includes(`${scope}${name}`))
    return {
      packages,
      faults: [
        ...unpacked.map((name) => `${scope}${name} gave no archive`),
        ...judged.flatMap(({ manifest: { name }, faults }) =>
          [...faults, ...importFault(join(consumer, 'application'), name)].map(
            (fault) => `${name} ${fault}`,
          ),
        ),
      ],
    }
  } finally {
    rmSync(workshop, { recursive: true })
  }
}
