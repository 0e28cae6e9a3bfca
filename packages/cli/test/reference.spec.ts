/** `carmkit commands` and the reference made from it: true, complete, and not behind the code. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { commandReference } from '@carmkit/cli'
import { carm, decodeCommand, definitionsOf, senders } from '@carmkit/core'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { carmkit } from './support.js'

const reference = fileURLToPath(new URL('../../../docs/reference/commands.md', import.meta.url))

describe('every command', () => {
  it('has a sender, and every sender a command', () => {
    expect(
      definitionsOf(carm)
        .map(({ type }) => type)
        .toSorted(),
    ).toEqual(Object.keys(senders).toSorted())
  })

  it.each(definitionsOf(carm).map((one) => [one.type, one] as const))(
    '%s',
    async (type, definition) => {
      expect(E.isRight(decodeCommand(carm, { type, data: definition.example }))).toBe(true)
      expect(definition.fields.every(({ about }) => about.length > 3)).toBe(true)
      const { lines, exit } = await carmkit('commands', type, '--json')
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({ type, example: definition.example })
      expect(exit).toBe(0)
    },
  )

  it('explains the types of its fields, down to their texts', async () => {
    const { lines } = await carmkit('commands', 'EditDraft')
    const text = lines.join('\n')
    for (const part of [
      'Valuation',
      '`kind: "conversion"`',
      'exchangeRate',
      'three capital letters',
    ]) {
      expect(text).toContain(part)
    }
  })

  it('is listed in one line', async () => {
    const { lines } = await carmkit('commands')
    expect(lines.length).toBe(definitionsOf(carm).length)
  })

  it('that does not exist is a wrong use of the command line', async () => {
    const { exit, notes } = await carmkit('commands', 'Nonsense')
    expect(exit).toBe(64)
    expect(notes[0]).toContain('RevokeDelegation')
  })
})

describe('docs/reference/commands.md', () => {
  it('is what the code says; run the tests again after it was rewritten', () => {
    const written = readFileSync(reference, { encoding: 'utf8', flag: 'a+' })
    const generated = commandReference()
    if (written !== generated && !process.env['CI']) writeFileSync(reference, generated)
    expect(written).toBe(generated)
  })
})
