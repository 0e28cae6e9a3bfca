/** How recipes are drawn: one by one, or now and then a few that belong together. */
import fc from 'fast-check'
import { makers, type Recipe } from './commands.js'

/** What comes often, so that the rest has something to work on. */
const often: ReadonlyArray<readonly [keyof typeof makers, number]> = [
  ['PostReceivable', 6],
  ['ReceivePayment', 5],
  ['RunOffset', 4],
  ['DirectAllocation', 4],
  ['AccrueInterest', 3],
  ['ReturnPayment', 2],
  ['ReplaceReceivable', 2],
]

const kinds = [
  ...(Object.keys(makers) as ReadonlyArray<keyof typeof makers>),
  ...often.flatMap(([kind, times]) => Array.from({ length: times }, () => kind)),
]

const number = fc.nat({ max: 50 })

const single: fc.Arbitrary<ReadonlyArray<Recipe>> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    a: number,
    b: number,
    c: number,
    wait: fc.oneof(fc.constant(0), fc.nat({ max: 16 })),
  })
  .map((one) => [one])

type Drawn = Pick<Recipe, 'a' | 'b' | 'c'>
/** Days that pass before it stand as such, or are chosen by what was drawn. */
type Scene = readonly [
  kind: Recipe['kind'],
  wait: number | ((drawn: Drawn) => number),
  change?: Partial<Recipe>,
]

/** About a year, and about the three years from 2026 on: one of them is a leap year. */
const aboutOneYear = ({ c }: Drawn): number => 364 + (c % 4)
const aboutThreeYears = ({ c }: Drawn): number => 1095 + (c % 3)

/** What rarely comes about by itself: each scene with the days before it. */
const stories: ReadonlyArray<ReadonlyArray<Scene>> = [
  [
    ['ReceivePayment', 0],
    ['RequestDisbursement', 0, { a: 0 }],
    ['Disburse', 0, { a: 0 }],
    ['ReturnDisbursement', 1, { a: 0 }],
    ['ReissueDisbursement', 1, { a: 0 }],
  ],
  [
    ['PostReceivable', 0],
    ['IssueStatement', 30, { a: 1 }],
    ['ReceivePayment', 0, { c: 1 }],
    ['IssueStatement', 30, { a: 1 }],
    ['PostCredit', 0],
    ['IssueStatement', 30, { a: 1 }],
    ['IssueStatement', 0, { a: 1 }],
  ],
  [
    ['ReceivePayment', 95, { c: 1 }],
    ['IssueStatement', 25, { a: 1 }],
  ],
  [
    ['PostReceivable', 0, { b: 0, c: 3 }],
    ['ReceivePayment', 0, { c: 1 }],
    ['DirectAllocation', 0, { c: 1 }],
    ['ReplaceReceivable', 1, { b: 1, c: 2 }],
    ['ReturnPayment', 1],
    ['ChargeReturnFee', 1],
    ['ChargeReturnFee', 1],
  ],
  [
    ['PostReceivable', 0],
    ['AccrueInterest', 60, { b: 1 }],
    ['AccrueInterest', 20, { b: 1 }],
    ['AccrueInterest', 90, { b: 1 }],
  ],
  [
    ['PostReceivable', 0, { b: 3, c: 3 }],
    ['AccrueInterest', 40, { b: 1 }],
    ['AccrueInterest', 10, { b: 1 }],
  ],
  [
    ['PostReceivable', 0, { b: 0 }],
    ['AccrueInterest', 45, { b: 1 }],
    ['ChangeInterestMode', 0, { c: 1 }],
    ['AnnounceDeferral', 0, { a: 3, b: 3 }],
  ],
  [
    ['PostReceivable', 0, { b: 0 }],
    ['ChangeInterestMode', 60, { b: 1, c: 3 }],
    ['SendToCollections', 0],
    ['AccrueInterest', 20, { b: 1 }],
  ],
  [
    ['ReceivePayment', 0, { a: 0, b: 6, c: 0 }],
    ['ReceivePayment', 0, { a: 1, b: 6, c: 0 }],
  ],
  [
    ['PostReceivable', 0, { b: 0 }],
    ['ReceivePayment', 60, { c: 1 }],
    ['RunOffset', 0],
    ['RequestDisbursement', 0, { a: 3 }],
  ],
  [
    ['PostReceivable', 0, { b: 0, c: 3 }],
    ['ReceivePayment', 0, { b: 3, c: 0 }],
    ['RunOffset', 60],
    ['PostCredit', 0, { b: 1, c: 3 }],
    ['CreditRefundInterest', 0, { a: 0 }],
  ],
  [
    ['AssessPenalty', 0, { a: 2 }],
    ['AssessPenalty', 5, { a: 3 }],
    ['AssessPenalty', 5, { a: 2 }],
  ],
  [
    ['AssessPenalty', 0, { a: 3, b: 0 }],
    ['ReverseReceivable', 1, { a: 0 }],
    ['AssessPenalty', 0, { a: 2, b: 0 }],
    ['AssessPenalty', 0, { a: 3, b: 1 }],
  ],
  [
    ['AssessPenalty', 0, { a: 0, b: 1 }],
    ['CancelAppealedPenalty', 9, { a: 0 }],
    ['CancelAppealedPenalty', 1, { a: 0 }],
    ['AssessPenalty', 0, { a: 0, b: 1 }],
    ['AssessPenalty', 0, { a: 0, b: 0 }],
  ],
  [
    ['AssessPenalty', 0, { a: 1 }],
    ['AssessPenalty', aboutOneYear, { a: 1 }],
    ['AssessPenalty', 31, { a: 1 }],
  ],
  [
    ['AssessPenalty', 0, { a: 2, b: 0 }],
    ['AssessPenalty', aboutThreeYears, { a: 2, b: 1 }],
  ],
]

const story: fc.Arbitrary<ReadonlyArray<Recipe>> = fc
  .record({ scenes: fc.constantFrom(...stories), a: number, b: number, c: number })
  .map(({ scenes, ...parts }) =>
    scenes.map(([kind, wait, change]) => ({
      ...parts,
      kind,
      wait: typeof wait === 'number' ? wait : wait(parts),
      ...change,
    })),
  )

/** One step, or now and then a few that belong together. */
export const recipes: fc.Arbitrary<ReadonlyArray<Recipe>> = fc.oneof(
  { weight: 9, arbitrary: single },
  { weight: 1, arbitrary: story },
)
