/** From when an opening holds: by the day that the agency says, or by its recording. */
import { describe, expect, test } from 'vitest'
import { programAccount } from '../src/index.js'
import { mapleAlone, rm1, stream } from './support/story.js'

const opening = { bn15: rm1, programType: 'Importer' }

describe('when an opening holds from', () => {
  const opened = { type: 'ProgramAccountOpened', v: 2 } as const
  const days = { openedOn: '2019-05-06', openedAt: null, inUseSince: '2026-02-02' }
  const data = { ...opening, origin: 'cra', ...days }

  test('a mirrored one from the day that the agency says', () => {
    const event = { ...opened, data } as never
    expect(programAccount.effectiveAt(event)).toBe('2019-05-06T04:00:00.000Z')
  })

  test('all others from when they are recorded, those of version 1 too', () => {
    const [started, , approved] = mapleAlone.events(stream.rm1)
    expect(programAccount.effectiveAt(started as never)).toBe(null)
    expect(programAccount.effectiveAt(approved as never)).toBe(null)
    const old = programAccount.events.decode({ ...opened, v: 1, data: opening })
    const upcast = {
      ...opened,
      data: { ...data, origin: 'portal', openedOn: null, inUseSince: null },
    }
    expect(old).toMatchObject({ right: upcast })
    expect(programAccount.effectiveAt(upcast as never)).toBe(null)
  })
})
