/** The page of a report: well-formed, complete in itself, and harmless whatever texts it is given. */
import type { Instant } from '@carmkit/core'
import * as E from 'fp-ts/lib/Either.js'
import { HtmlValidate } from 'html-validate'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import {
  type ReportContent,
  type Reported,
  reportOf,
  reportPage,
  subjectNamed,
  type Words,
} from '../src/index.js'
import { html, textOfHtml } from '../src/report/html.js'
import { played, type Story } from './story.js'
import { rightOf } from './support.js'

const sound = { streams: 29, events: 167, faults: [] }

const contentOf = async (
  { store, attempts }: Story,
  subject: string,
  period: { readonly from?: Instant; readonly to?: Instant } = {},
): Promise<ReportContent> =>
  rightOf(
    await reportOf({
      store,
      subject: subjectNamed(subject) as Reported,
      from: period.from ?? null,
      to: period.to ?? null,
      verify: async () => E.right(sound),
      attempts,
    }),
  )

const plain: Words = {
  event: ({ type }) => `told of ${type}`,
  actor: ({ kind }) => JSON.stringify(kind),
  rule: (id) => `text of ${id}`,
  reason: ({ name }) => `because of ${name}`,
}

const year = await played('02-delegation-year', '2026-12-31T12:00:00.000Z' as Instant)
const billing = await played('03-billing-cycle', '2026-04-26T12:00:00.000Z' as Instant)
const ofClient = await contentOf(year, '817345028')
const ofProvider = await contentOf(year, '720918341')
const ofMoney = await contentOf(billing, '123456782RM0001')
const nothing = await contentOf(year, '800000010')

const pages: ReadonlyArray<readonly [string, ReportContent]> = [
  ['of a client', ofClient],
  ['of a provider', ofProvider],
  ['of an account with statements', ofMoney],
  ['without anything in it', nothing],
]

/** Every tag with its attributes, in order: what the texts between them say is left out. */
const tagsOf = (page: string): ReadonlyArray<string> => page.match(/<[!/a-zA-Z][^>]*>/g) ?? []

describe.each(pages)('the page %s', (_, content) => {
  const page = reportPage(content, plain)
  const attribute = (name: string): ReadonlyArray<string> =>
    [...page.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value)

  test('is valid HTML, accessible by the rules of the validator', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
      rules: { 'no-inline-style': 'error', 'no-dup-id': 'error', 'no-missing-references': 'error' },
    })
    const { results } = await validator.validateString(page)
    const faults = results.flatMap(({ messages }) => messages)
    expect(faults.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`)).toEqual([])
  })

  test('draws in well-formed XML, with title and description', () => {
    const drawings = page.match(/<svg[\s\S]*?<\/svg>/g) ?? []
    for (const drawing of drawings) {
      const parser = new SaxesParser({ xmlns: false })
      parser.on('error', (error) => {
        throw error
      })
      parser.write(drawing).close()
      if (!drawing.includes('aria-hidden')) expect(drawing).toMatch(/<title id=.*<desc id=/s)
    }
    expect(drawings.length > 0).toBe(content.delegations.length > 0)
  })

  test('loads nothing, runs nothing, and leads nowhere else', () => {
    expect(page).not.toMatch(
      /https?:|\bsrc=|@import|url\(|<script|<link|<iframe|javascript:|\son\w+=/i,
    )
    expect(page).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
    )
  })

  test('has no id twice, and every link leads to one', () => {
    const ids = attribute('id')
    expect(new Set(ids).size).toBe(ids.length)
    const targets = [
      ...attribute('href').map((href) => href.replace(/^#/, '')),
      ...attribute('aria-labelledby').flatMap((those) => those.split(' ')),
    ]
    expect(targets.filter((target) => !ids.includes(target))).toEqual([])
    expect(attribute('href').every((href) => href.startsWith('#'))).toBe(true)
  })

  test('is the same, byte for byte, whenever it is written', () => {
    expect(reportPage(content, plain)).toBe(page)
  })
})

describe('hostile text', () => {
  const hostile = [
    '</td></style><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '<a href="javascript:alert(1)">here</a>',
    '&lt;script&gt;',
    '\u202egnp.exe\u2066',
    '\u001b]0;owned\u0007',
    '--> ]]> <!-- <![CDATA[',
  ]

  test.each(hostile)('%j changes no tag of the page', (text) => {
    const said: Words = {
      event: () => text,
      actor: () => text,
      rule: () => text,
      reason: () => text,
    }
    const tame: Words = { event: () => 'a', actor: () => 'a', rule: () => 'a', reason: () => 'a' }
    for (const content of [ofClient, ofMoney]) {
      const page = reportPage(content, said)
      expect(tagsOf(page)).toEqual(tagsOf(reportPage(content, tame)))
      expect(page.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
    }
  })

  test.each(hostile)('%j in what was left out and in what is broken changes none', (text) => {
    const withText = (said: string): ReportContent => {
      const fault = { stream: said, revision: 1, reason: said }
      const leftOut = [{ ...fault, entries: 3, isSurelyOurs: false }]
      const behind = { ...fault, events: 3, recordedAt: ofClient.to }
      return {
        ...ofClient,
        extent: { ...ofClient.extent, leftOut, behind },
        verification: { ...sound, faults: [fault] },
        findings: [
          { kind: 'broken', fault },
          { kind: 'leftOut', leftOut: { ...fault, entries: 3, isSurelyOurs: true } },
          { kind: 'behind', behind },
        ],
      }
    }
    const page = reportPage(withText(text), plain)
    expect(tagsOf(page)).toEqual(tagsOf(reportPage(withText('a'), plain)))
  })

  test('is seen in the comparison where one value is not escaped', () => {
    const careless = reportPage(ofClient, plain).replace('told of BnIssued', hostile[0] ?? '')
    expect(tagsOf(careless)).not.toEqual(tagsOf(reportPage(ofClient, plain)))
  })
})

describe('a template', () => {
  test('escapes text and attributes, and takes pieces as they are', () => {
    const piece = html`<b title="${'"<&>\''}">${'<i>'}${html`<i>${null}</i>`}${[1, ' & ', html`2`]}</b>`
    expect(textOfHtml(piece)).toBe(
      '<b title="&#34;&#60;&#38;&#62;&#39;">&#60;i&#62;<i></i>1 &#38; 2</b>',
    )
  })

  test('takes nothing for a piece that it did not make', () => {
    const forged = JSON.parse('{"text": "<script>"}') as never
    expect(() => textOfHtml(html`${forged}`)).toThrow()
  })
})

describe('what the page says', () => {
  const page = reportPage(ofMoney, plain)

  test('each figure with its amount, its arithmetic and links to its sources', () => {
    expect(page).toContain('id="figure-123456782RM0001-2026-02-closing"')
    expect(page).toMatch(
      /closing<\/td><td class="amount">1332\.50<\/td><td>0\.00 <a href="#figure-[^"]*opening">opening<\/a> \+ 1435\.00 /,
    )
    expect(page).toMatch(
      /500\.00 duty \+ 525\.00 gst<br>.*<a href="#source-123456782RM0001-0">@0<\/a>/,
    )
  })

  test('the arithmetic of interest', () => {
    expect(page).toMatch(/922\.50 × 8\.5 % \(rate 2026-Q1: 2\.5 % \+ 6\) \/ 365 × 13 days/)
  })

  test('how far it was read, and the hashes of every stream', () => {
    const { position, hash, streams, fingerprint } = ofMoney.extent
    for (const text of [`position ${position} of the log`, hash ?? '?', fingerprint]) {
      expect(page).toContain(text)
    }
    for (const { stream, firstHash, lastHash } of streams) {
      expect(page).toContain(`${stream}</code>`)
      expect(page).toContain(firstHash)
      expect(page).toContain(lastHash)
    }
  })

  test('a store that does not verify, in its heading', () => {
    const fault = { stream: 'ledger-123456782RM0001', revision: 3, reason: 'its hash differs' }
    const broken = { ...ofMoney, verification: { ...sound, faults: [fault] } }
    expect(reportPage(broken, plain)).toContain('<strong>Broken</strong>')
    expect(page).toContain('<strong>Intact</strong>')
  })
})
