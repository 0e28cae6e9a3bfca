/**
 * Who may import whom, as dependency-cruiser rules: between the packages, and inside the core
 * between the files of an aggregate. Separate from `check.mjs` because the tests prove each rule on
 * a tree that breaks it.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { cruise } from 'dependency-cruiser'

/** Every package with the packages that its sources may import; one without a row is an error. */
export const mayImport = {
  kernel: [],
  core: ['kernel'],
  testkit: ['kernel'],
  laws: ['kernel', 'core', 'testkit'],
  store: ['kernel', 'core'],
  'store-contract': ['kernel', 'core', 'store', 'testkit'],
  'store-eventstoredb': ['kernel', 'store'],
  'store-sqlite': ['kernel', 'store'],
  'eventstoredb-emulator': [],
  messages: ['kernel', 'core'],
  'read-models': ['kernel', 'core', 'store'],
  audit: ['kernel', 'core', 'store'],
  cli: [
    'kernel',
    'core',
    'testkit',
    'laws',
    'store',
    'store-contract',
    'store-eventstoredb',
    'store-sqlite',
    'eventstoredb-emulator',
    'messages',
    'read-models',
    'audit',
  ],
  bench: [
    'kernel',
    'core',
    'testkit',
    'laws',
    'store',
    'store-contract',
    'store-eventstoredb',
    'store-sqlite',
    'eventstoredb-emulator',
    'messages',
    'read-models',
    'audit',
    'cli',
  ],
  dev: [],
}

/** The aggregate folders of the core; the spec compares them with the folders that exist. */
export const aggregates = [
  'authority-lapse',
  'business-account',
  'claim',
  'client-access',
  'delegation',
  'financial-security',
  'ledger',
  'program-account',
  'transaction/(?:appeal|declaration|mass-case|ruling)',
]

const core = '^packages/core/src/'
const anyAggregate = `${core}(?:${aggregates.join('|')})/`
const kernel = '^packages/kernel/'
/** A part is one file, or once it has grown too long a folder of the same name. */
const part = (...names) => `(?:${names.join('|')})(?:\\.ts$|/)`
const within = (...names) => `${core}${part(...names)}`
/** A part of the importing aggregate itself: `$1` is the aggregate that `fromPart` found. */
const own = (...names) => `${core}$1/${part(...names)}`
const fromPart = (name) => ({ path: `${core}(${aggregates.join('|')})/${part(name)}` })

const packageRules = Object.entries(mayImport).map(([name, others]) => ({
  name: `${name}-imports`,
  comment: `allowed is ${others.join(', ') || 'nothing'}: move the code, or widen mayImport`,
  severity: 'error',
  from: { path: `^packages/${name}/${name === 'dev' ? '' : 'src/'}` },
  to: { path: '^packages/', pathNot: `^packages/(?:${[name, ...others].join('|')})/` },
}))

/** Subjects of the ledger that several of its parts share: pure functions of its state and events. */
const subjects = ['account', 'allocation', 'interest', 'penalty', 'statement']

/** What each part of an aggregate may import beside kernel and values. */
const partRules = Object.entries({
  command: [own('content', ...subjects), within('calendar', 'command-definition')],
  content: [within('rating')],
  context: [
    own('command', 'content', 'event', 'state', 'agency-record', ...subjects),
    `${anyAggregate}${part('state')}`,
    within(
      'aggregate',
      'authority',
      'calendar',
      'command-definition',
      'dated-rules',
      'rating',
      'relationship',
      'world',
    ),
  ],
  decide: [
    own('command', 'content', 'context', 'event', 'rejection', 'state', ...subjects),
    within('authority', 'calendar', 'dated-rules', 'rating'),
  ],
  event: [own('content', ...subjects), within('calendar', 'rating')],
  evolve: [own('content', 'event', 'state', ...subjects)],
  rejection: [],
  state: [own('content', 'event', ...subjects), within('calendar')],
}).map(([name, allowed]) => ({
  name: `${name}-imports`,
  comment: `not for ${name} to know: pass the value in, or move it to a part it may import`,
  severity: 'error',
  from: fromPart(name),
  to: { path: '^packages/', pathNot: [kernel, within('values'), own(name), ...allowed] },
}))

/** The rules in the form of dependency-cruiser; every one has a fixture tree that breaks it. */
export const forbidden = [
  {
    name: 'no-cycle',
    comment: 'files that import each other, types included, are one file: extract what both need',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment: 'the import leads nowhere: mend its path, or declare the dependency',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-deep-import',
    comment: 'another package is its index: import it by its name, and export there what is needed',
    severity: 'error',
    from: { path: '^packages/([^/]+)/' },
    to: {
      path: '^packages/[^/]+/',
      pathNot: ['^packages/$1/', '^packages/[^/]+/src/index\\.ts$'],
    },
  },
  ...packageRules,
  {
    name: 'databases-on-demand',
    comment:
      'most commands ask no database, and all would load its libraries: import() it where it is used',
    severity: 'error',
    from: {
      path: '^packages/cli/src/',
      pathNot: '^packages/cli/src/(?:tables-reference\\.ts$|commands/read-models/(?!index))',
    },
    to: { path: '^packages/read-models/', dynamic: false, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'core-libraries',
    comment: 'the core stands on fp-ts and io-ts alone: take the value as an argument',
    severity: 'error',
    from: { path: core },
    to: {
      dependencyTypes: [
        'core',
        'npm',
        'npm-bundled',
        'npm-dev',
        'npm-no-pkg',
        'npm-optional',
        'npm-peer',
        'npm-unknown',
      ],
      pathNot: 'node_modules/(?:fp-ts|io-ts)/',
    },
  },
  ...partRules,
  {
    name: 'other-aggregate',
    comment: 'only context.ts knows other aggregates, and of them only state.ts',
    severity: 'error',
    from: { path: `${core}(${aggregates.join('|')})/`, pathNot: `/${part('context')}` },
    to: { path: anyAggregate, pathNot: `${core}$1/` },
  },
  {
    name: 'authority-imports',
    comment: 'authority has World types of its own, which context.ts fills: arrows run towards it',
    severity: 'error',
    from: { path: within('authority') },
    to: { path: [anyAggregate, within('reaction')] },
  },
  {
    name: 'foundation-imports',
    comment:
      'calendar, rating and values stand below authority and the aggregates: pass the value in',
    severity: 'error',
    from: { path: within('calendar', 'rating', 'values') },
    to: { path: [anyAggregate, within('authority', 'reaction')] },
  },
  {
    name: 'reaction-imports',
    comment:
      'a reaction turns events into commands: of an aggregate it sees event.ts and command.ts',
    severity: 'error',
    from: { path: within('reaction') },
    to: { path: anyAggregate, pathNot: `${anyAggregate}${part('command', 'event')}` },
  },
]

/** Sources stand in for the packages' built files, so that the rules hold without a build. */
const sourcesByName = (root) => {
  const indexOf = (name) => resolve(root, 'packages', name, 'src', 'index.ts')
  const names = readdirSync(join(root, 'packages')).filter((name) => existsSync(indexOf(name)))
  return {
    ...Object.fromEntries(names.map((name) => [`@carmkit/${name}`, indexOf(name)])),
    '#digest': resolve(root, 'packages', 'kernel', 'src', 'digest-node.ts'),
  }
}

/**
 * Applies the rules to the tree under `root`.
 *
 * @param {string} root the folder that holds `packages`
 * @returns {Promise<{breaches: {rule: string, from: string, to: string, fix: string}[],
 *   modules: number, packageEdges: number}>} the two counts tell a clean tree from an unseen one
 */
export const importBreaches = async (root) => {
  const { output } = await cruise(
    ['packages'],
    {
      baseDir: resolve(root),
      ruleSet: { forbidden },
      validate: true,
      tsPreCompilationDeps: true,
      combinedDependencies: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '(?:^|/)(?:dist|fixtures)/' },
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['types', 'import', 'node', 'default'],
        extensions: ['.ts', '.js', '.mjs', '.json'],
      },
    },
    { alias: sourcesByName(root), bustTheCache: true },
  )
  const packageOf = (path) => /^packages\/([^/]+)\//.exec(path)?.[1]
  const edges = output.modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }) => [packageOf(source), packageOf(resolved)]),
  )
  const fixOf = Object.fromEntries(forbidden.map(({ name, comment }) => [name, comment]))
  return {
    breaches: output.summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      from,
      to,
      fix: fixOf[rule.name],
    })),
    modules: output.modules.length,
    packageEdges: edges.filter(([from, to]) => from && to && from !== to).length,
  }
}
