/** Exchange rates: the agency's form, the table by currency and day, and the client that asks for them. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { addDays, type CivilDate } from '@carmkit/core'
import {
  decodeRates,
  type ExchangeRate,
  exchangeRateClient,
  type HttpAnswer,
  rateOn,
  rateTable,
} from '@carmkit/messages'
import * as E from 'fp-ts/lib/Either.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changed, fixture, type Value } from './fixtures.js'

const answer = fixture('exchange-rates')
const first = '2026-02-03' as CivilDate
const last = '2026-02-28' as CivilDate
const rows = answer['ForeignExchangeRates'] as ReadonlyArray<Value>
const ratesOf = (value: unknown) => {
  const decoded = decodeRates(value)
  if (E.isLeft(decoded)) throw new Error(JSON.stringify(decoded.left))
  return decoded.right
}

describe('the answer of the service', () => {
  it('gives the rates towards dollars, by currency and day (CK-99)', () => {
    const { rates, rows: count } = ratesOf(answer)
    expect(count).toBe(5)
    expect(rates).toEqual([
      { currency: 'USD', day: '2026-02-03', until: '2026-02-03', rate: '1.3575', source: 'BoC' },
      { currency: 'USD', day: '2026-02-04', until: '2026-02-04', rate: '1.36', source: 'BoC' },
      { currency: 'EUR', day: '2026-02-03', until: '2026-02-03', rate: '1.612', source: 'BoC' },
      { currency: 'IDR', day: '2026-02-01', until: '2026-02-28', rate: '0.000061', source: 'CBSA' },
    ])
  })

  it('may be empty, and may gain fields', () => {
    expect(ratesOf({ ForeignExchangeRates: [] }).rates).toEqual([])
    const more = changed({ ...answer, Next: 1 }, 'ForeignExchangeRates.0.FromCurrency', {
      Value: 'USD',
      Name: 'US dollar',
    })
    expect(ratesOf(more).rates[0]?.currency).toBe('USD')
  })

  it.each([
    ['Rate', '1.3E0'],
    ['Rate', 1.3575],
    ['Rate', '0.000'],
    ['Rate', '-1.3'],
    ['Rate', '1.12345678'],
    ['ExchangeRateEffectiveTimestamp', '2026-02-30T00:00:00.000Z'],
    ['ExchangeRateExpiryTimestamp', '2026-02-03'],
    ['ExchangeRateSource', ''],
    ['FromCurrency', { Value: 'usd' }],
    ['ToCurrency', undefined],
  ])('is refused with a path for %s %j', (field, value) => {
    const decoded = decodeRates(changed(answer, `ForeignExchangeRates.1.${field}`, value))
    expect(E.isLeft(decoded) && decoded.left.map(({ path }) => path).join()).toContain(
      `ForeignExchangeRates[1].${field}`,
    )
  })
})

describe('the table of rates', () => {
  const { rates } = ratesOf(answer)
  const table = (of: ReadonlyArray<ExchangeRate>) => {
    const made = rateTable(of)
    if (E.isLeft(made)) throw new Error(made.left.name)
    return made.right
  }

  it.each([
    ['USD', '2026-02-02', null],
    ['USD', '2026-02-03', '1.3575'],
    ['USD', '2026-02-04', '1.36'],
    ['USD', '2026-02-05', null],
    ['IDR', '2026-02-01', '0.000061'],
    ['IDR', '2026-02-28', '0.000061'],
    ['IDR', '2026-03-01', null],
    ['ZZZ', '2026-02-03', null],
  ])('%s on %s is %s', (currency, day, rate) => {
    expect(rateOn(table(rates), currency, day as CivilDate)?.rate ?? null).toBe(rate)
    expect(rateOn(table(rates.toReversed()), currency, day as CivilDate)?.rate ?? null).toBe(rate)
  })

  it('of many days answers as a search through all of them would', () => {
    const many = Array.from({ length: 60 }, (_, index): ExchangeRate => {
      const day = addDays(first, index * 3)
      return { ...(rates[0] as ExchangeRate), day, until: addDays(day, index % 4) }
    })
    const found = table(many)
    for (let offset = -2; offset < 190; offset++) {
      const day = addDays(first, offset)
      const latest = many.findLast((rate) => rate.day <= day)
      const expected = latest !== undefined && day <= latest.until ? latest : null
      expect(rateOn(found, 'USD', day)).toEqual(expected)
    }
  })

  it('takes a row twice, and refuses another rate for the same day', () => {
    expect(table([...rates, ...rates]).get('USD')?.length).toBe(2)
    const other = { ...(rates[0] as ExchangeRate), rate: '1.4' as ExchangeRate['rate'] }
    expect(rateTable([...rates, other])).toEqual(
      E.left({ name: 'ConflictingRates', currency: 'USD', day: '2026-02-03' }),
    )
  })
})

/** A service that answers as told, and what was asked of it. */
const service = (answers: ReadonlyArray<{ status: number; body?: unknown } | 'no answer'>) => {
  const asked: string[] = []
  const pauses: number[] = []
  const client = exchangeRateClient(
    {
      fetch: async (address): Promise<HttpAnswer> => {
        const next = answers[asked.length]
        asked.push(address)
        if (next === undefined || next === 'no answer') throw new Error('no answer')
        const body = typeof next.body === 'string' ? next.body : JSON.stringify(next.body ?? answer)
        return { status: next.status, text: async () => body }
      },
      sleep: async (milliseconds) => {
        pauses.push(milliseconds)
      },
    },
    { base: 'https://rates.example', pageSize: 2, mostPages: 3, attempts: 3 },
  )
  return { client, asked, pauses }
}
const pageOf = (...indexes: ReadonlyArray<number>) => ({
  status: 200,
  body: { ForeignExchangeRates: indexes.map((index) => rows[index]) },
})

describe('the client', () => {
  it('asks for active rates once', async () => {
    const { client, asked } = service([{ status: 200 }])
    const rates = await client.active()
    expect(E.isRight(rates) && rates.right.length).toBe(4)
    expect(asked).toEqual(['https://rates.example/exchange-rates'])
  })

  it('asks for past days page by page, until a page is short', async () => {
    const { client, asked } = service([pageOf(0, 1), pageOf(2, 4), pageOf(3)])
    const rates = await client.between(first, last)
    expect(E.isRight(rates) && rates.right.map(({ currency }) => currency)).toEqual([
      'USD',
      'USD',
      'EUR',
      'IDR',
    ])
    expect(asked.map((address) => address.split('?')[1])).toEqual([
      'startDate=2026-02-03&endDate=2026-02-28&limit=2&skip=0',
      'startDate=2026-02-03&endDate=2026-02-28&limit=2&skip=2',
      'startDate=2026-02-03&endDate=2026-02-28&limit=2&skip=4',
    ])
  })

  it('does not follow pages without end', async () => {
    const { client } = service([pageOf(0, 1), pageOf(0, 1), pageOf(0, 1), pageOf(0, 1)])
    expect(await client.between(first, last)).toEqual(
      E.left({ name: 'TooManyPages', mostPages: 3 }),
    )
  })

  it.each([
    [{ status: 429 }, { name: 'Throttled', attempts: 3 }],
    [{ status: 503 }, { name: 'ServiceUnavailable', status: 503, attempts: 3 }],
    ['no answer' as const, { name: 'ServiceUnavailable', status: null, attempts: 3 }],
  ])(
    'after %j asks again, with longer pauses, a bounded number of times',
    async (told, failure) => {
      const { client, asked, pauses } = service([told, told, told, { status: 200 }])
      expect(await client.active()).toEqual(E.left(failure))
      expect([asked.length, pauses]).toEqual([3, [1000, 2000]])
      const patient = service([told, told, { status: 200 }])
      expect(E.isRight(await patient.client.active())).toBe(true)
    },
  )

  it.each([
    [{ status: 400 }, { name: 'QuestionRefused', status: 400 }],
    [{ status: 403 }, { name: 'UnexpectedStatus', status: 403 }],
  ])('after %j asks no more', async (told, failure) => {
    const { client, asked } = service([told, { status: 200 }])
    expect(await client.active()).toEqual(E.left(failure))
    expect(asked.length).toBe(1)
  })

  it.each([['<html>'], ['[]'], ['{"ForeignExchangeRates": 1}']])(
    'says where %s is not the documented answer',
    async (body) => {
      const { client, asked } = service([{ status: 200, body }])
      const rates = await client.active()
      expect(E.isLeft(rates) && rates.left.name).toBe('UnreadableAnswer')
      expect(asked.length).toBe(1)
    },
  )
})

describe('the client with the fetch of Node, on this machine', () => {
  const server = createServer((request, response) => {
    const skip = Number(new URL(request.url ?? '', 'http://localhost').searchParams.get('skip'))
    response.end(JSON.stringify({ ForeignExchangeRates: rows.slice(skip, skip + 2) }))
  })
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  it('reads every page', async () => {
    const { port } = server.address() as AddressInfo
    const client = exchangeRateClient(
      { fetch, sleep: async () => undefined },
      { base: `http://127.0.0.1:${port}`, pageSize: 2 },
    )
    const rates = await client.between(first, last)
    expect(E.isRight(rates) && rates.right.length).toBe(4)
  })
})
