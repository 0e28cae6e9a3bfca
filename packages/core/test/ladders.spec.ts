/** Climbs every ladder, and holds the order of their refusals against the declared one. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { carm, definitionsOf } from '../src/index.js'
import { ladders } from './ladders/all.js'
import { climbCommand } from './ladders/rungs.js'

const source = (path: string): string =>
  readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8')

const namesIn = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/readonly name: '(\w+)'/g)].flatMap(([, name]) => name ?? [])

/** Names that the matrix gives stand where the union says so. */
const roleDenials = ['NotAuthorized', 'NotBam', 'NotManager', 'NotClientManager', 'NotProviderBam']
const declaredDenials = namesIn(
  source('authority/denial.ts').replace(
    /readonly name: RoleDenial/,
    roleDenials.map((name) => `readonly name: '${name}'`).join('\n'),
  ),
)

describe.each(ladders.map((ladder) => [ladder.name, ladder] as const))('%s', (_name, ladder) => {
  test('is refused for each reason in order, and then accepted', () => {
    climbCommand(ladder)
  })

  test('follows the declared order of denials and rejections', () => {
    const declared = namesIn(source(`${ladder.folder}/rejection.ts`))
    const inOrder = (names: ReadonlyArray<string>, order: ReadonlyArray<string>) =>
      order.filter((name) => names.includes(name))
    expect(inOrder(ladder.denials, declaredDenials)).toEqual(ladder.denials)
    expect(inOrder(ladder.rejections, declared)).toEqual(ladder.rejections)
  })
})

test('every command has a ladder', () => {
  const climbed = new Set(ladders.map(({ command }) => command))
  expect(definitionsOf(carm).map(({ type }) => type)).toEqual(
    definitionsOf(carm)
      .map(({ type }) => type)
      .filter((type) => climbed.has(type)),
  )
})
