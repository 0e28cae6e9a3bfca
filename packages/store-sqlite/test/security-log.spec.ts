/** The security log of the file: apart from the events, bounded for each actor, and durable. */
import { execute, maxAttemptsPerActor, portsOf } from '@carmkit/store'
import { addToCounter, counterDomain } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { openStore, temporaryFiles } from './folder.js'

const newFile = temporaryFiles()

const idOf = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

it('keeps the latest attempts of each actor, and no event of them', async () => {
  const file = newFile()
  const store = await openStore(file)
  const ports = portsOf(store, { domain: counterDomain, securityLog: store.securityLog })
  const deny = async (officer: string, number: number) => {
    const command = addToCounter(idOf(number), { counter: 'a', amount: 1 })
    const actor = { kind: 'officer', id: officer }
    expect((await execute(ports, { ...command, actor })).outcome).toBe('denied')
  }
  await deny('quiet', 1)
  for (let number = 2; number <= maxAttemptsPerActor + 4; number++) await deny('loud', number)
  await deny('quiet', 999)
  await store.close()

  const reopened = await openStore(file)
  const kept = await reopened.securityLog.attempts()
  const attempts = E.isRight(kept) ? kept.right : []
  const loud = Array.from({ length: maxAttemptsPerActor }, (_, index) => idOf(index + 5))
  expect(attempts.map(({ commandId }) => commandId)).toEqual([idOf(1), ...loud, idOf(999)])
  expect(attempts[0]).toMatchObject({
    actor: { kind: 'officer', id: 'quiet' },
    stream: 'counter-a',
    type: 'RecordBnIssued',
    reasons: [{ name: 'SenderNotPermitted' }],
  })
  expect(await reopened.readLog(0, 10)()).toEqual(E.right([]))
  await reopened.close()
})
