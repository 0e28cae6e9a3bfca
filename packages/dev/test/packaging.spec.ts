/** What an archive must hold and must not: each fault alone, on the file list of a bad archive. */
import { describe, expect, it } from 'vitest'
import { archiveFaults } from '../packaging.mjs'

const files = ['LICENSE', 'dist/index.d.ts', 'dist/index.js', 'package.json']
const manifest = { name: '@carmkit/kernel', dependencies: { 'fp-ts': '2.16.11' } }

describe('an archive', () => {
  it('without a fault is let through', () => {
    expect(archiveFaults({ files, manifest })).toEqual([])
  })

  it.each(['test/decider.js', 'dist/test/decider.js', 'dist/decider.spec.js', 'dist/a.test.d.ts'])(
    'that holds %s is refused',
    (path) => {
      const faults = archiveFaults({ files: [...files, path], manifest })
      expect(faults).toEqual([expect.stringContaining(`holds the test file ${path}`)])
    },
  )

  it.each(['dist/index.js', 'dist/index.d.ts', 'LICENSE'])('without %s is refused', (path) => {
    const faults = archiveFaults({ files: files.filter((file) => file !== path), manifest })
    expect(faults).toEqual([expect.stringContaining(`lacks ${path}:`)])
  })

  it.each([
    { kind: 'dependencies', range: 'workspace:*' },
    { kind: 'dependencies', range: 'catalog:' },
    { kind: 'peerDependencies', range: 'workspace:^' },
  ])('whose $kind are not replaced from $range is refused', ({ kind, range }) => {
    const faults = archiveFaults({ files, manifest: { ...manifest, [kind]: { 'fp-ts': range } } })
    expect(faults).toEqual([expect.stringContaining(`asks for fp-ts as ${range}`)])
  })
})
