/** The rules of a notice or statement: whose it is, its period, and that its lines lead to its balance. */
import type { StatementBody } from '../format/statement.js'
import { dollars, type Finding, fault, sumOf, when } from './finding.js'

export const statementFindings = (body: StatementBody): ReadonlyArray<Finding> => {
  const { bn15, brokerBn9, periodFrom, periodTo, issuedOn, lines } = body
  return [
    ...when(
      (bn15 === undefined) === (brokerBn9 === undefined),
      fault('body.bn15', 'expected exactly one of bn15 and brokerBn9'),
    ),
    ...when(periodTo < periodFrom, fault('body.periodTo', 'the period ends before it begins')),
    ...when(
      issuedOn < periodTo,
      fault('body.periodTo', `the period ends after the day of issue, ${issuedOn}`),
    ),
    ...balanceFindings(body),
    ...lines.flatMap(({ version, transactionNumber }, index) =>
      when(
        version !== undefined && transactionNumber === undefined,
        fault(`body.lines[${index}].transactionNumber`, 'missing field, the version is of one'),
      ),
    ),
  ]
}

/** Without an opening balance there is nothing to start from, so the lines prove nothing. */
const balanceFindings = ({
  openingBalance,
  closingBalance,
  lines,
}: StatementBody): ReadonlyArray<Finding> => {
  if (openingBalance === undefined) return []
  const reached = sumOf([openingBalance, ...lines.map(({ amount }) => amount)])
  return when(
    reached !== sumOf([closingBalance]),
    fault('body.closingBalance', `opening balance and lines add up to ${dollars(reached)}`),
  )
}
