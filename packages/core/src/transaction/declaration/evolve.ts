/** What a recorded event means for a declaration. */
import { absurd } from '@carmkit/kernel'
import { editedContent, noHeader } from './content.js'
import type { DeclarationEvent } from './event.js'
import type { Declaration, Draft } from './state.js'

export const evolve = (state: Declaration, event: DeclarationEvent): Declaration => {
  if (event.type === 'DraftOpened') {
    const { importer, cadType, openedFor, openedAt } = event.data
    return {
      status: 'Draft',
      importer,
      cadType,
      ownedBy: openedFor,
      openedFor,
      openedAt,
      header: noHeader,
      lines: new Map(),
    }
  }
  return state.status === 'Draft' ? evolveDraft(state, event) : state
}

const evolveDraft = (
  state: Draft,
  event: Exclude<DeclarationEvent, { type: 'DraftOpened' }>,
): Declaration => {
  const { importer, ownedBy, openedFor, openedAt } = state
  const owned = { importer, ownedBy, openedFor, openedAt }
  switch (event.type) {
    case 'DraftEdited':
      return { ...state, ...editedContent(state, event.data) }
    case 'DraftDiscarded':
      return { status: 'Discarded', ...owned }
    case 'DeclarationSubmitted':
      return { ...state, ownedBy: event.data.submittedFor }
    case 'DeclarationRefused':
      return state
    case 'DeclarationAccepted':
      return { status: 'Accepted', ...owned, version: event.data.version }
    default:
      return absurd(event)
  }
}
