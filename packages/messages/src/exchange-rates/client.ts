/**
 * Asks the agency's exchange rate service, page by page.
 *
 * Separate from the codec because it alone waits: requests and pauses are ports, so it runs wherever
 * there is a `fetch`, and in tests without a network.
 */
import type { CivilDate } from '@carmkit/core'
import { type Fault, parseJson } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { decodeRates, type ExchangeRate, type RatesPage } from './response.js'

/** The part of a response that is read. */
export interface HttpAnswer {
  readonly status: number
  readonly text: () => Promise<string>
}

export interface ExchangeRatePorts {
  /** Like the global `fetch`; rejects when no answer comes. */
  readonly fetch: (address: string) => Promise<HttpAnswer>
  readonly sleep: (milliseconds: number) => Promise<void>
}

export interface ExchangeRateOptions {
  /** Where the service is; the agency's production address by default. */
  readonly base: string
  /** Rows of one page; a shorter page is the last. */
  readonly pageSize: number
  readonly mostPages: number
  /** How often one page is asked for. */
  readonly attempts: number
  /** Pause before the second attempt; it doubles with each. */
  readonly pauseMilliseconds: number
}

export const exchangeRateDefaults: ExchangeRateOptions = {
  base: 'https://bcd-api-dca-ipa.cbsa-asfc.cloud-nuage.canada.ca/exchange-rate-lambda',
  pageSize: 1000,
  mostPages: 200,
  attempts: 4,
  pauseMilliseconds: 1000,
}

/** Why there are no rates. */
export type ExchangeRateFailure =
  /** 400: the question was wrong, and would be again. */
  | { readonly name: 'QuestionRefused'; readonly status: 400 }
  /** 429, every time: ask later. */
  | { readonly name: 'Throttled'; readonly attempts: number }
  /** 5xx or no answer, every time; `status` is null for none. */
  | {
      readonly name: 'ServiceUnavailable'
      readonly status: number | null
      readonly attempts: number
    }
  | { readonly name: 'UnexpectedStatus'; readonly status: number }
  /** An answer in another form than the documented one. */
  | { readonly name: 'UnreadableAnswer'; readonly faults: ReadonlyArray<Fault> }
  | { readonly name: 'TooManyPages'; readonly mostPages: number }

export type RatesAnswer = E.Either<ExchangeRateFailure, ReadonlyArray<ExchangeRate>>

export interface ExchangeRateClient {
  /** The rates in force now. */
  readonly active: () => Promise<RatesAnswer>
  /** The rates of past days, both included; of days ahead there are none, which is no failure. */
  readonly between: (first: CivilDate, last: CivilDate) => Promise<RatesAnswer>
}

export const exchangeRateClient = (
  ports: ExchangeRatePorts,
  options: Partial<ExchangeRateOptions> = {},
): ExchangeRateClient => {
  const asking: Asking = { ports, options: { ...exchangeRateDefaults, ...options } }
  return {
    active: async () => E.map(({ rates }: RatesPage) => rates)(await page(asking, '')),
    between: (first, last) => pages(asking, `startDate=${first}&endDate=${last}`),
  }
}

interface Asking {
  readonly ports: ExchangeRatePorts
  readonly options: ExchangeRateOptions
}

const pages = async (asking: Asking, days: string): Promise<RatesAnswer> => {
  const { pageSize, mostPages } = asking.options
  const rates: ExchangeRate[] = []
  for (let number = 0; number < mostPages; number++) {
    const next = await page(asking, `?${days}&limit=${pageSize}&skip=${number * pageSize}`)
    if (E.isLeft(next)) return next
    for (const rate of next.right.rates) rates.push(rate)
    if (next.right.rows < pageSize) return E.right(rates)
  }
  return E.left({ name: 'TooManyPages', mostPages })
}

/** What may pass: the service is throttled or down. Everything else is an answer. */
const mayPass = ({ name }: ExchangeRateFailure): boolean =>
  name === 'Throttled' || name === 'ServiceUnavailable'

const page = async (
  { ports, options }: Asking,
  query: string,
): Promise<E.Either<ExchangeRateFailure, RatesPage>> => {
  const address = `${options.base}/exchange-rates${query}`
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(ports, address, attempt)
    if (E.isRight(answer) || !mayPass(answer.left) || attempt >= options.attempts) return answer
    await ports.sleep(options.pauseMilliseconds * 2 ** (attempt - 1))
  }
}

const ask = async (
  { fetch }: ExchangeRatePorts,
  address: string,
  attempts: number,
): Promise<E.Either<ExchangeRateFailure, RatesPage>> => {
  let status: number | null = null
  let body: string
  try {
    const answer = await fetch(address)
    status = answer.status
    body = await answer.text()
  } catch {
    return E.left({ name: 'ServiceUnavailable', status, attempts })
  }
  if (status === 200) return readPage(body)
  if (status === 400) return E.left({ name: 'QuestionRefused', status })
  if (status === 429) return E.left({ name: 'Throttled', attempts })
  if (status >= 500) return E.left({ name: 'ServiceUnavailable', status, attempts })
  return E.left({ name: 'UnexpectedStatus', status })
}

const readPage = (body: string): E.Either<ExchangeRateFailure, RatesPage> => {
  const parsed = parseJson(body)
  const decoded = E.isLeft(parsed) ? E.left([parsed.left]) : decodeRates(parsed.right)
  return E.mapLeft((faults: ReadonlyArray<Fault>): ExchangeRateFailure => {
    return { name: 'UnreadableAnswer', faults }
  })(decoded)
}
