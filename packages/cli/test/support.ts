/** Runs the command line in this process and keeps what it prints. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { main } from '@carmkit/cli'
import pc from 'picocolors'

export interface Ran {
  readonly exit: number
  readonly lines: ReadonlyArray<string>
  readonly notes: ReadonlyArray<string>
}

export const carmkit = async (...args: ReadonlyArray<string>): Promise<Ran> => {
  const lines: string[] = []
  const notes: string[] = []
  const exit = await main(['node', 'carmkit', ...args], {
    line: async (text) => {
      lines.push(text)
    },
    note: (text) => notes.push(text),
    colors: pc.createColors(false),
    columns: 160,
  })
  return { exit, lines, notes }
}

const folder = mkdtempSync(join(tmpdir(), 'carmkit-cli-'))

let files = 0
/** A name for a file of this test run; nothing is there yet. */
export const newFile = (extension = 'sqlite'): string => join(folder, `${files++}.${extension}`)

/** A file with these contents. */
export const fileOf = (content: string | Uint8Array): string => {
  const file = newFile('jsonl')
  writeFileSync(file, content)
  return file
}

export const storyFile = fileURLToPath(
  new URL('../../../examples/01-first-month/commands.jsonl', import.meta.url),
)

export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** A command that is accepted on an empty store. */
export const bnIssued = (n = 1): Record<string, unknown> => ({
  commandId: uuid(n),
  actor: { kind: 'external', party: 'cra' },
  type: 'RecordBnIssued',
  data: { bn9: '123456782', applicant: uuid(900) },
})

/** Runs lines on a store and gives back the JSON reports. */
export const runLines = async (
  lines: ReadonlyArray<unknown>,
  ...options: ReadonlyArray<string>
): Promise<Ran & { readonly reports: ReadonlyArray<Record<string, unknown>> }> => {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  const ran = await carmkit('run', fileOf(`${texts.join('\n')}\n`), '--json', ...options)
  return { ...ran, reports: ran.lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}
