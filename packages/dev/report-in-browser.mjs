/**
 * Opens the report of an example in a headless Chromium, as a reader does: nothing may be asked of
 * the network or written to the console, the text must be there, and paper must take it.
 *
 *   node packages/dev/report-in-browser.mjs [folder for page, picture and PDF; default: tmp/report]
 *
 * The folder is kept, so that whoever wonders can look; git ignores `tmp`. A second page has texts that
 * are written to take it over: they must be shown as what they are.
 * Without a Chromium it says so and passes, except in CI, which has to install one.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const names = ['chromium', 'chromium-browser', 'google-chrome']

/** The browser that CHROMIUM names, or the first one on the search path; undefined without any. */
const chromiumPath = () =>
  process.env.CHROMIUM ??
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path))

/** What the page must show: its head, and one line of each chapter. */
const shown = [
  'Audit report on 817345028',
  'abe00000 tried ApproveAccess in vain once',
  'BusinessRegistered: 817345028 Lakehead Paddles Ltd.',
  'What others may do for 817345028',
  'NotClientManager',
  'Statement 2026-06 of 817345028RM0002',
  'Only an active business decides; a ceased one never does again.',
  'Streams of the account',
]

/** Text that is a script, an image and the end of an attribute, where it is taken for markup. */
const hostile = `</title><script>document.title='x'</script><img src=x onerror=alert(1)>"'&amp;`

const founder = '00000000-0000-4000-8000-000000000901'
const hostileCommands = [
  {
    commandId: '00000000-0000-4000-8000-000000000001',
    actor: { kind: 'external', party: 'cra' },
    type: 'RecordBnIssued',
    data: { bn9: '123456782', applicant: founder },
  },
  {
    commandId: '00000000-0000-4000-8000-000000000002',
    actor: { kind: 'user', userId: founder, actingFor: null },
    type: 'RegisterNewBusiness',
    data: {
      bn9: '123456782',
      entityType: 'corporation',
      residency: 'resident',
      legalName: hostile,
    },
  },
]

const run = (...args) =>
  execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })

/** Plays both stories on files that are thrown away, and writes their reports. */
const writeReports = ({ page, hostilePage }) => {
  const scratch = mkdtempSync(join(tmpdir(), 'carmkit-story-'))
  try {
    const [store, other] = [join(scratch, 'year.sqlite'), join(scratch, 'hostile.sqlite')]
    const commands = join(scratch, 'hostile.jsonl')
    const carmkit = join(root, 'packages', 'cli', 'dist', 'main.js')
    const period = ['--from', '2026-01-01', '--to', '2026-12-31']
    run(join(root, 'examples', '02-delegation-year', 'year.mjs'), store)
    run(carmkit, 'report', '817345028', '--store', store, ...period, '-o', page, '--force')
    writeFileSync(commands, hostileCommands.map((one) => `${JSON.stringify(one)}\n`).join(''))
    run(carmkit, 'run', commands, '--store', other)
    run(carmkit, 'report', '123456782', '--store', other, '-o', hostilePage, '--force')
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

/** A page that is opened, and what it asks of the network or tells the console from then on. */
const opened = async (browser, file) => {
  const faults = []
  const address = pathToFileURL(file).href
  const page = await browser.newPage({ viewport: { width: 1000, height: 1400 } })
  page.on('console', (message) => faults.push(`console ${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('dialog', (dialog) => {
    faults.push(`opens a dialog: ${dialog.message()}`)
    return dialog.dismiss()
  })
  page.on('request', (request) => {
    if (request.url() !== address) faults.push(`asked for ${request.url()}`)
  })
  await page.goto(address)
  return { page, faults }
}

/** What is wrong with a page whose texts are hostile. */
const hostileFaultsOf = async ({ browser, page: file }) => {
  const { page, faults } = await opened(browser, file)
  const text = await page.locator('body').innerText()
  if (!text.includes(hostile)) faults.push('does not show the hostile text as it is')
  const made = await page.locator('script, img, iframe, object, embed').count()
  if (made > 0) faults.push(`makes ${made} elements out of text`)
  const title = await page.title()
  if (!title.includes('123456782')) faults.push(`is called "${title}"`)
  return faults.map((fault) => `with hostile texts ${fault}`)
}

/**
 * What is wrong with the page of the example as a browser shows it.
 *
 * @param {{browser: import('playwright-core').Browser, page: string, folder: string}} opened
 * @returns {Promise<string[]>} one sentence for each fault
 */
const faultsOf = async ({ browser, page: file, folder }) => {
  const { page, faults } = await opened(browser, file)
  const text = await page.locator('body').innerText()
  for (const line of shown) if (!text.includes(line)) faults.push(`does not show "${line}"`)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  if (wide) faults.push('is wider than the window')
  const bars = await page
    .locator('figure svg .bar')
    .evaluateAll((drawn) => drawn.filter((bar) => bar.getBoundingClientRect().width > 0).length)
  if (bars < 10) faults.push(`draws ${bars} bars`)
  await page.screenshot({ path: join(folder, 'report.png') })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.screenshot({ path: join(folder, 'report-dark.png') })
  await page.emulateMedia({ colorScheme: 'light' })
  const chart = page.locator('figure svg').first()
  await chart.screenshot({ path: join(folder, 'report-delegations.png') })
  const pdf = await page.pdf({ path: join(folder, 'report.pdf'), preferCSSPageSize: true })
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
  if (sheets < 3) faults.push(`prints on ${sheets} sheets of paper`)
  return faults
}

/** @returns {Promise<boolean>} whether all is well, or nobody has a browser */
const check = async (folder) => {
  const executablePath = chromiumPath()
  if (executablePath === undefined) {
    const wanted = 'no Chromium found: install the package chromium, or name one in CHROMIUM'
    console.log(process.env.CI ? wanted : `skipped, ${wanted}`)
    return !process.env.CI
  }
  const { chromium } = await import('playwright-core')
  const page = join(folder, 'report.html')
  const hostilePage = join(folder, 'hostile.html')
  writeReports({ page, hostilePage })
  const quiet = ['--disable-gpu', '--disable-background-networking', '--disable-component-update']
  const args = ['--no-sandbox', '--disable-quic', '--disable-sync', ...quiet]
  const browser = await chromium.launch({ executablePath, args })
  try {
    const faults = [
      ...(await faultsOf({ browser, page, folder })),
      ...(await hostileFaultsOf({ browser, page: hostilePage })),
    ]
    for (const fault of faults) console.log(`  the report ${fault}`)
    console.log(`  ${statSync(page).size} bytes, shown by Chromium ${browser.version()}`)
    console.log(`  page, pictures and PDF are kept in ${folder}`)
    return faults.length === 0
  } finally {
    await browser.close()
  }
}

const folder = process.argv[2] ?? join(root, 'tmp', 'report')
mkdirSync(folder, { recursive: true })
process.exitCode = (await check(folder)) ? 0 : 1
