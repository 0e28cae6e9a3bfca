/** The last layer: is a code in its list, and does that matter? */
import { sketch } from '@carmkit/kernel'
import type { CodeListName } from '../code-lists/index.js'
import { Message } from '../format/message.js'
import {
  CadType,
  Currency,
  ExciseCode,
  ReasonCode,
  SimaSubject,
  StatementSection,
  StatementStatus,
  SurtaxCode,
  TariffTreatment,
  UnitOfMeasure,
  ValueForDutyCode,
} from '../format/values.js'
import { type AnyCodec, leavesOf } from '../walk.js'
import { type Finding, fault, warning } from './finding.js'
import type { Settings } from './settings.js'

/** Which list a code is looked up in. */
export const listOf: ReadonlyMap<AnyCodec, CodeListName> = new Map<AnyCodec, CodeListName>([
  [CadType, 'cadType'],
  [Currency, 'currency'],
  [ExciseCode, 'exciseCode'],
  [ReasonCode, 'adjustmentReason'],
  [SimaSubject, 'simaSubject'],
  [StatementSection, 'statementSection'],
  [StatementStatus, 'statementLineStatus'],
  [SurtaxCode, 'surtax'],
  [TariffTreatment, 'tariffTreatment'],
  [UnitOfMeasure, 'unitOfMeasure'],
  [ValueForDutyCode, 'valueForDutyCode'],
])

/** A code outside its list is a fault, a warning or nothing, as the list says. */
export const codeListFindings = (
  message: Message,
  { codeLists }: Pick<Settings, 'codeLists'>,
): ReadonlyArray<Finding> => {
  const known = new Map(
    [...new Set(listOf.values())].map((name) => [
      name,
      new Set(codeLists[name].values.map(({ code }) => code)),
    ]),
  )
  return leavesOf(Message, message).flatMap(({ codec, value, path }): ReadonlyArray<Finding> => {
    const name = listOf.get(codec)
    if (name === undefined || known.get(name)?.has(String(value))) return []
    const reason = `${sketch(value)} is not in the list ${name}`
    switch (codeLists[name].membership) {
      case 'reject':
        return [fault(path, reason)]
      case 'warn':
        return [warning(path, `${reason}, which may be incomplete`)]
      case 'none':
      case 'reference':
        return []
    }
  })
}
