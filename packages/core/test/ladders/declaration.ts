/** Every refusal of every command of a declaration, in order. */
import { alice, atlas, bob, cbsa, dave, erin, maple, officer, zoe } from '../support/actors.js'
import { blankLine, completeEdit, draft, edit, opening } from '../support/declarations.js'
import type { History } from '../support/history.js'
import {
  delegated,
  delegatedWith,
  joined,
  licence,
  mapleStaffed,
  pair,
  ready,
  rm2,
  stream,
} from '../support/story.js'
import type { CommandLadder } from './rungs.js'

const folder = 'transaction/declaration'
const byAlice = alice.for(maple)
const byBob = bob.for(atlas)
const byDave = dave.for(maple)

const enrolling = (history: History, programType: string): History =>
  history.as(byAlice, 'StartProgramEnrolment', { bn9: maple, programType })
const approved = (history: History): History =>
  history
    .as(byAlice, 'SubmitEnrolment', { bn15: rm2, recordsLocation: 'canada', documents: [] })
    .as(officer, 'ApproveEnrolment', { bn15: rm2 })

const whole = (capacity: string): History =>
  delegatedWith({ wish: { scope: 'business', capacity }, terms: { scope: 'business' } })
const used = (history: History): History => history.as(byDave, 'OpenDraft', opening)
const withoutLicence = (history: History): History =>
  history.as(cbsa, 'RecordLicence', { ...licence, validUntil: '2026-02-01' })
const revoked = (mode: string): History =>
  delegated.as(byAlice, 'RevokeDelegation', { ...pair, mode })
const withEditor = joined(used(delegated), {
  person: zoe,
  business: atlas,
  manager: byBob,
  assignment: { role: 'Editor', programs: ['RM0001'] },
})
const second = { ...opening, importer: rm2 }

export const openDraftByProvider: CommandLadder = {
  name: 'OpenDraft by a provider',
  folder,
  command: 'OpenDraft',
  denials: [
    'SenderNotPermitted',
    'NotAuthorized',
    'NotAssigned',
    'AuthorityExpired',
    'GrantNotYetValid',
    'NotBegunBeforeEnd',
    'NotCustomsBroker',
    'LicenceNotValid',
    'ProgramNotActive',
    'NotImporterAccount',
  ],
  rejections: ['NumberInUse'],
  rungs: [
    { request: { on: used(ready), by: officer, data: opening }, refusal: 'SenderNotPermitted' },
    { request: { on: used(ready), by: byBob, data: opening }, refusal: 'NotAuthorized' },
    { request: { on: withEditor, by: zoe.for(atlas), data: opening }, refusal: 'NotAssigned' },
    {
      request: { on: used(revoked('CutOff')), by: byBob, data: opening },
      refusal: 'AuthorityExpired',
    },
    {
      request: {
        on: used(delegatedWith({ terms: { validFrom: '2026-02-03' } })),
        by: byBob,
        data: opening,
      },
      refusal: 'GrantNotYetValid',
    },
    {
      request: { on: used(revoked('RunOff')), by: byBob, data: opening },
      refusal: 'NotBegunBeforeEnd',
    },
    {
      request: { on: withoutLicence(used(whole('TradeConsultant'))), by: byBob, data: opening },
      refusal: 'NotCustomsBroker',
    },
    {
      request: { on: withoutLicence(used(whole('CustomsBroker'))), by: byBob, data: opening },
      refusal: 'LicenceNotValid',
    },
    {
      request: { on: enrolling(used(whole('CustomsBroker')), 'Exporter'), by: byBob, data: second },
      refusal: 'ProgramNotActive',
    },
    {
      request: {
        on: approved(enrolling(used(whole('CustomsBroker')), 'Exporter')),
        by: byBob,
        data: second,
      },
      refusal: 'NotImporterAccount',
    },
    { request: { on: used(delegated), by: byBob, data: opening }, refusal: 'NumberInUse' },
    { request: { on: delegated, by: byBob, data: opening }, refusal: null },
  ],
}

export const openDraft: CommandLadder = {
  name: 'OpenDraft by the importer',
  folder,
  command: 'OpenDraft',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'OutOfScope'],
  rejections: ['NumberInUse', 'NotImporterAccount', 'ProgramNotActive'],
  rungs: [
    {
      request: { on: enrolling(used(mapleStaffed), 'Exporter'), by: officer, data: second },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: enrolling(used(mapleStaffed), 'Exporter'), by: erin.for(maple), data: second },
      refusal: 'NotAuthorized',
    },
    {
      request: { on: enrolling(used(mapleStaffed), 'Exporter'), by: byDave, data: second },
      refusal: 'OutOfScope',
    },
    {
      request: { on: enrolling(used(mapleStaffed), 'Exporter'), by: byAlice, data: second },
      refusal: 'NumberInUse',
    },
    {
      request: { on: enrolling(mapleStaffed, 'Exporter'), by: byAlice, data: second },
      refusal: 'NotImporterAccount',
    },
    {
      request: { on: enrolling(mapleStaffed, 'Importer'), by: byAlice, data: second },
      refusal: 'ProgramNotActive',
    },
    {
      request: { on: approved(enrolling(mapleStaffed, 'Importer')), by: byAlice, data: second },
      refusal: null,
    },
  ],
}

/** Two hundred lines from a number on, as large as the codec lets them be. */
const linesFrom = (first: number, description: string | null) =>
  Array.from({ length: 200 }, (_, index) => ({ ...blankLine, number: first + index, description }))
const filled = (upTo: number): History =>
  [1, 201, 401, 601]
    .filter((first) => first <= upTo)
    .reduce(
      (history, first) => history.as(byDave, 'EditDraft', edit({ lines: linesFrom(first, null) })),
      used(mapleStaffed),
    )
const bulky = '\u{1F6B2}'.repeat(200)
const heavy = [1, 201, 401].reduce(
  (history, first) => history.as(byDave, 'EditDraft', edit({ lines: linesFrom(first, bulky) })),
  used(mapleStaffed),
)
const discarded = used(delegatedWith({ terms: { visibility: 'Own' } })).as(
  byDave,
  'DiscardDraft',
  draft,
)

export const editDraft: CommandLadder = {
  name: 'EditDraft',
  folder,
  command: 'EditDraft',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'NotVisible'],
  rejections: ['NotDraft', 'DeclarationTooLarge'],
  rungs: [
    { request: { on: discarded, by: officer, data: completeEdit }, refusal: 'SenderNotPermitted' },
    {
      request: { on: discarded, by: erin.for(maple), data: completeEdit },
      refusal: 'NotAuthorized',
    },
    { request: { on: discarded, by: byBob, data: completeEdit }, refusal: 'NotVisible' },
    { request: { on: discarded, by: byDave, data: completeEdit }, refusal: 'NotDraft' },
    {
      request: { on: heavy, by: byDave, data: edit({ lines: linesFrom(601, bulky) }) },
      refusal: 'DeclarationTooLarge',
    },
    {
      request: { on: filled(601), by: byDave, data: edit({ lines: linesFrom(800, null) }) },
      refusal: null,
    },
  ],
}

export const discardDraft: CommandLadder = {
  name: 'DiscardDraft',
  folder,
  command: 'DiscardDraft',
  denials: ['SenderNotPermitted', 'NotAuthorized'],
  rejections: ['NotDraft'],
  rungs: [
    { request: { on: discarded, by: officer, data: draft }, refusal: 'SenderNotPermitted' },
    { request: { on: discarded, by: erin.for(maple), data: draft }, refusal: 'NotAuthorized' },
    { request: { on: discarded, by: byDave, data: draft }, refusal: 'NotDraft' },
    { request: { on: used(mapleStaffed), by: byDave, data: draft }, refusal: null },
  ],
}

/** A draft that no command can open today: type C, in an account that no longer takes drafts. */
const unfit = (programType: string): History =>
  enrolling(mapleStaffed, programType).given(stream.declaration, {
    type: 'DraftOpened',
    v: 1,
    data: { ...second, cadType: 'C', openedFor: maple, openedAt: mapleStaffed.now },
  })
const cash = mapleStaffed
  .as(byDave, 'OpenDraft', { ...opening, cadType: 'C' })
  .as(byDave, 'EditDraft', completeEdit)

export const submitDeclaration: CommandLadder = {
  name: 'SubmitDeclaration',
  folder,
  command: 'SubmitDeclaration',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'OutOfScope'],
  rejections: ['NotDraft', 'NotImporterAccount', 'ProgramNotActive', 'PaymentRequiredFirst'],
  rungs: [
    { request: { on: unfit('Exporter'), by: officer, data: draft }, refusal: 'SenderNotPermitted' },
    {
      request: { on: unfit('Exporter'), by: erin.for(maple), data: draft },
      refusal: 'NotAuthorized',
    },
    { request: { on: unfit('Exporter'), by: byDave, data: draft }, refusal: 'OutOfScope' },
    {
      request: {
        on: unfit('Exporter').as(byAlice, 'DiscardDraft', draft),
        by: byAlice,
        data: draft,
      },
      refusal: 'NotDraft',
    },
    { request: { on: unfit('Exporter'), by: byAlice, data: draft }, refusal: 'NotImporterAccount' },
    { request: { on: unfit('Importer'), by: byAlice, data: draft }, refusal: 'ProgramNotActive' },
    { request: { on: cash, by: byDave, data: draft }, refusal: 'PaymentRequiredFirst' },
    { request: { on: used(mapleStaffed), by: byDave, data: draft }, refusal: null },
  ],
}
