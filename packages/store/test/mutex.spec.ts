/** One at a time: in order, and past a failure. */
import { mutex } from '@carmkit/store'
import { expect, it } from 'vitest'

it('runs tasks one after the other, in the order of asking', async () => {
  const alone = mutex()
  const steps: string[] = []
  const task = (name: string, turns: number) => async () => {
    steps.push(`${name} begins`)
    for (let turn = 0; turn < turns; turn++) await Promise.resolve()
    steps.push(`${name} ends`)
    return name
  }
  const results = await Promise.all([alone(task('slow', 20)), alone(task('quick', 0))])
  expect(results).toEqual(['slow', 'quick'])
  expect(steps).toEqual(['slow begins', 'slow ends', 'quick begins', 'quick ends'])
})

it('goes on after a task that fails, and gives the failure to its own caller only', async () => {
  const alone = mutex()
  const failing = alone(async () => {
    throw new Error('broken on purpose')
  })
  const next = alone(async () => 'done')
  await expect(failing).rejects.toThrow('broken on purpose')
  expect(await next).toBe('done')
})
