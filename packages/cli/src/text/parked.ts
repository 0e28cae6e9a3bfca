/** A parked command in a few lines: what it is, why it was refused, and how it ended. */
import { printable } from '@carmkit/kernel'
import type { ParkedCommand } from '@carmkit/store'
import type { Output } from '../output.js'

export const parkedText = (
  { commandId, type, data, reaction, causedBy, reasons, ended }: ParkedCommand,
  { bold, red, dim }: Output['colors'],
): string =>
  [
    `${commandId} ${bold(type)} ${red(printable(reasons.join(', ')))}`,
    `  of ${reaction}, caused by event ${causedBy}`,
    `  ${dim(printable(JSON.stringify(data)))}`,
    ...(ended === undefined ? [] : [`  ${endText(ended)}`]),
  ].join('\n')

const endText = (ended: NonNullable<ParkedCommand['ended']>): string => {
  switch (ended.how) {
    case 'carriedOut':
      return `carried out on ${ended.at}`
    case 'dropped':
      return `dropped on ${ended.at} by ${printable(ended.by)}: ${printable(ended.reason)}`
  }
}
