/** What became of an imported message, in words. */
import type { NotImported } from '@carmkit/messages'
import type { ImportReport, ImportTold } from '../import-line.js'
import type { Output } from '../output.js'
import { reportText } from '../report.js'

export const notImportedText = (reason: NotImported): string => {
  switch (reason.name) {
    case 'OnlyCompared':
      return `not imported: ${reason.kind} is compared with the ledger, by carmkit reconcile`
    case 'NotRepresentable':
      return 'not imported: there is no place for what follows'
  }
}

/** The line of the message, then what it came to, with every command of it. */
export const importText = ({ report, outcomes }: ImportTold, colors: Output['colors']): string => {
  const isDone = report.outcome === 'imported' || report.outcome === 'repeated'
  const paint = isDone ? colors.green : colors.red
  const what = `${report.kind ?? '?'} ${report.messageId ?? ''}`.trimEnd()
  return [
    `${String(report.line).padStart(4)} ${paint(report.outcome.padEnd(11))} ${what}`,
    ...details(report).map((detail) => `              ${detail}`),
    ...report.commands.map((command, index) => {
      const outcome = outcomes[index]
      const events = outcome?.outcome === 'accepted' ? outcome.events : []
      return reportText(command, events, colors)
    }),
  ].join('\n')
}

const details = ({ reason, faults, warnings, notCarried }: ImportReport): ReadonlyArray<string> => {
  const placed = ({ path, reason: why }: ImportReport['faults'][number]): string =>
    path === '' ? why : `${path}: ${why}`
  return [
    ...(reason === null ? [] : [notImportedText(reason)]),
    ...(reason?.name === 'NotRepresentable' ? reason.faults.map(placed) : []),
    ...faults.map(placed),
    ...warnings.map((warning) => `warning: ${placed(warning)}`),
    ...(notCarried.length === 0 ? [] : [`kept in the file alone: ${notCarried.join(', ')}`]),
  ]
}
