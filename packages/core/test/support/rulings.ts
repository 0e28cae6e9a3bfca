/** What rulings are made of in tests, and one in each standing. */
import { SubmitRuling } from '../../src/transaction/ruling/command.js'
import { alice, atlas, bob, dave, maple, officer } from './actors.js'
import type { History } from './history.js'
import { mapleStaffed } from './story.js'

export const byAlice = alice.for(maple)
export const byBob = bob.for(atlas)
export const byDave = dave.for(maple)

export const applying = SubmitRuling.example
export const { application } = applying
export const ruled = { rulingNumber: applying.rulingNumber }
export const rulingName = `transaction-ruling.${applying.rulingNumber}`

/** What is ruled in {@link issued}. */
export const terms = {
  classification: '8711600090',
  effectiveFrom: '2026-03-01',
  effectiveTo: null,
}
export const laterTerms = { ...terms, classification: '8712000090', effectiveFrom: '2026-05-01' }
export const answer = { ...ruled, documents: [] }
export const modification = { ...ruled, ground: 'changedFacts', documents: [] }

export const appliedBy = (history: History, actor = byDave): History =>
  history.as(actor, 'SubmitRuling', applying)
export const applied: History = appliedBy(mapleStaffed)
export const assignedIn = (history: History): History => history.as(officer, 'AssignRuling', ruled)
export const assigned: History = assignedIn(applied)
export const asked: History = assigned.as(officer, 'RequestInfo', { ...ruled, samplesAsked: false })
export const issued: History = assigned.as(officer, 'RenderDecision', { ...ruled, terms })
export const withdrawn: History = applied.as(byDave, 'WithdrawRuling', ruled)
export const declined: History = applied.as(officer, 'DeclineRuling', {
  ...ruled,
  reason: 'BeforeCourt',
})
export const modifying: History = issued.as(byDave, 'RequestModification', modification)
export const revocation = { ...ruled, revokedFrom: '2026-06-01' }
export const revoked: History = issued.as(officer, 'RevokeRuling', revocation)
