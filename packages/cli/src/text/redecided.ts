/** Why a recorded command is decided otherwise, or not decided again, in words. */
import type { DifferenceCause, Missing, OnBroken } from '@carmkit/audit'
import { absurd, printable } from '@carmkit/kernel'

export const shortCauseTexts: { readonly [N in DifferenceCause['name']]: string } = {
  Tampering: 'by tampering',
  ChangedData: 'by changed data',
  ChangedRule: 'by a changed rule',
  StalePin: 'by a stale pin',
}

export const differenceCauseText = (cause: DifferenceCause): string => {
  switch (cause.name) {
    case 'Tampering':
      return `tampering: ${brokenText(cause)}`
    case 'ChangedData':
      return `changed data: it rests on ${placeText(cause.pinned)} with hash ${printable(cause.pinned.hash)}, and there stands ${placeText(cause.found)} with ${printable(cause.found.hash)}`
    case 'ChangedRule':
      return `a changed rule: what it rests on is as it was; it was decided by ${printable(cause.recorded)}, and again by ${cause.today}`
    case 'StalePin':
      return `a stale pin: it was decided on ${placeText(cause.pinned)}, and that stream was at @${cause.movedTo} before it`
    default:
      return absurd(cause)
  }
}

export const brokenText = (broken: OnBroken['broken']): string =>
  `${placeText(broken)} ${printable(broken.reason)}`

export const missingTexts: { readonly [N in Missing['name']]: string } = {
  CommandNotRecorded: 'whose command is not recorded',
  CommandUnreadable: 'whose command cannot be read',
  SecretWithheld: 'with secret fields, which are never recorded',
  TableNotAtHand: 'with a table that is not at hand (--tables)',
  StreamUnreadable: 'that rest on what cannot be read',
}

export const missingText = (missing: Missing): string => {
  switch (missing.name) {
    case 'CommandNotRecorded':
      return 'its command is not recorded'
    case 'CommandUnreadable':
      return `its command cannot be read: ${printable(missing.path)}: ${printable(missing.reason)}`
    case 'SecretWithheld':
      return `secret fields are never recorded: ${printable(missing.fields.join(', '))}`
    case 'TableNotAtHand':
      return `the table ${printable(missing.table)} with hash ${printable(missing.hash)} is not at hand; supply it with --tables`
    case 'StreamUnreadable':
      return `${placeText(missing)} cannot be read: ${printable(missing.reason)}`
    default:
      return absurd(missing)
  }
}

const placeText = ({
  stream,
  revision,
}: {
  readonly stream: string
  readonly revision: number | string | null
}): string => `${printable(stream)}@${revision ?? '?'}`
