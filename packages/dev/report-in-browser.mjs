/**
 * Opens the report of an example in a headless Chromium, as a reader does: nothing may be asked of
 * the network or written to the console, the text must be there, and paper must take it.
 *
 *   node packages/dev/report-in-browser.mjs [folder for page, picture and PDF]
 *
 * Without a Chromium it says so and passes, except in CI, which has to install one.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
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

/** What the page must show: one line of each chapter, from its events. */
const shown = [
  'Audit report on 817345028',
  'BusinessRegistered: 817345028 Lakehead Paddles Ltd.',
  'What others may do for 817345028',
  'NotClientManager',
  'Streams of the account',
]

/** Plays the example on a file that is thrown away, and writes its report. */
const writeReport = (page) => {
  const scratch = mkdtempSync(join(tmpdir(), 'carmkit-story-'))
  try {
    const store = join(scratch, 'year.sqlite')
    const quietly = { stdio: ['ignore', 'ignore', 'inherit'] }
    const story = join(root, 'examples', '02-delegation-year', 'year.mjs')
    const carmkit = join(root, 'packages', 'cli', 'dist', 'main.js')
    const period = ['--from', '2026-01-01', '--to', '2026-12-31']
    const asked = ['report', '817345028', '--store', store, ...period, '-o', page, '--force']
    execFileSync(process.execPath, [story, store], quietly)
    execFileSync(process.execPath, [carmkit, ...asked], quietly)
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

/**
 * What is wrong with a page as a browser shows it.
 *
 * @param {{browser: import('playwright-core').Browser, page: string, folder: string}} opened
 * @returns {Promise<string[]>} one sentence for each fault
 */
const faultsOf = async ({ browser, page: file, folder }) => {
  const faults = []
  const address = pathToFileURL(file).href
  const page = await browser.newPage({ viewport: { width: 1000, height: 1400 } })
  page.on('console', (message) => faults.push(`console ${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('request', (request) => {
    if (request.url() !== address) faults.push(`asked for ${request.url()}`)
  })
  await page.goto(address)
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
  writeReport(page)
  const quiet = ['--disable-gpu', '--disable-background-networking', '--disable-component-update']
  const args = ['--no-sandbox', '--disable-quic', '--disable-sync', ...quiet]
  const browser = await chromium.launch({ executablePath, args })
  try {
    const faults = await faultsOf({ browser, page, folder })
    for (const fault of faults) console.log(`  the report ${fault}`)
    console.log(`  ${statSync(page).size} bytes, shown by Chromium ${browser.version()}`)
    return faults.length === 0
  } finally {
    await browser.close()
  }
}

const [named] = process.argv.slice(2)
const folder = named ?? mkdtempSync(join(tmpdir(), 'carmkit-report-'))
mkdirSync(folder, { recursive: true })
try {
  process.exitCode = (await check(folder)) ? 0 : 1
} finally {
  if (named === undefined) rmSync(folder, { recursive: true })
}
