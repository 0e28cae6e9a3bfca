/** What appeals are made of in tests, and one in each standing. */
import { FileAppeal } from '../../src/transaction/appeal/command.js'
import { dave, maple, officer } from './actors.js'
import type { History } from './history.js'
import { mapleStaffed } from './story.js'

const byDave = dave.for(maple)

export const filing = FileAppeal.example
export const appealed = { appealNumber: filing.appealNumber }
export const appealName = `transaction-appeal.${filing.appealNumber}`

/** Noticed on the Monday of most stories: in time up to 3 May 2026. */
export const adjustment = {
  kind: 'adjustment',
  transactionNumber: '10000000000017',
  version: 2,
  issue: 'valuation',
  noticedOn: '2026-02-02',
}
export const penalty = { kind: 'penalty', noticeNumber: 'NPA-1', noticedOn: '2026-02-02' }
export const lastDay = '2026-05-03'
/** 23:59:59.999 in Toronto on the last day. */
export const lastInstant = '2026-05-04T03:59:59.999Z'

export const filed: History = mapleStaffed.as(byDave, 'FileAppeal', filing)
export const turnedAway: History = filed.as(officer, 'RejectAppealForForm', {
  ...appealed,
  faults: ['DocumentsMissing'],
})
export const underReview: History = filed.as(officer, 'TakeUnderReview', appealed)
export const decidedAppeal: History = underReview.as(officer, 'DecideAppeal', {
  ...appealed,
  outcome: 'denied',
})
export const extension = {
  ...appealed,
  appellant: filing.appellant,
  kind: 'adjustment',
  noticedOn: '2026-02-02',
  until: '2026-06-30',
}
export const extended: History = mapleStaffed.as(officer, 'ExtendAppealTime', extension)
