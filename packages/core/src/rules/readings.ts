/** Readings of what the catalogue leaves open: each is one of several that could be taken. */
import { type Rule, rulesOf } from './rule.js'

export const readings: ReadonlyArray<Rule> = rulesOf('assumed', [
  ['a01', 'A provider that is Orphaned acts for nobody.'],
  ['a02', 'Nobody acts for or reads a ceased business through the portal.'],
  ['a03', 'People of a suspended business read only.'],
  ['a04', 'No payment on a begun item in run-off.'],
  ['a05', 'No export in run-off.'],
  ['a06', 'No program profile in run-off.'],
  ['a07', 'The assignment decides what a provider’s Reader may do for a client.'],
  ['a08', 'A payment without an item, by a provider, takes visibility Financial.'],
  ['a09', 'A provider’s declaration on an account that does not import is a denial.'],
  ['a10', 'A PAM may demote itself.'],
  ['a11', 'A program scope on a closed account reads nothing, the business scope still does.'],
  ['a12', 'Security may be posted under visibility Own, though not viewed.'],
  [
    'a13',
    'A provider’s own archived filings stay its BAM’s to read.',
    'waits for the archive of transactions',
  ],
  ['a14', 'The last day of an access is included.'],
  ['a15', 'Revoking everything with RunOff leaves a suspended grant its run-off.'],
  ['a16', 'Client groups may be managed while Orphaned.'],
  ['a17', 'Statements take visibility Financial from a provider.'],
  ['a18', 'A draft is visible under Own to the provider it was opened for.'],
  ['a19', 'A PAM lists the users of its programs.'],
  ['f1', 'Run-off lasts 30 times 24 hours after an instant, 30 civil days after a midnight.'],
  ['f2', 'A grant expires by its date, without any event; a suspended one leaves no run-off.'],
  [
    'f3',
    'A grant of the same instant as the revocation of everything is revoked; CutOff ends earlier run-offs.',
  ],
  [
    'f4',
    'Begun means strictly before the end; an item that the client submits is its own from then on.',
  ],
  ['f5', 'Visibility holds for every action on an item.'],
  ['f6', 'Broker and licence are asked for on rows 15 and 16a.'],
  ['f7', 'An assignment names a client and reaches every delegation of the pair.'],
  ['f8', 'A program that is not active is a rejection for own people, a denial for providers.'],
  [
    'f9',
    'An Orphaned business writes nothing on business, program, delegation; transactions go on.',
  ],
  [
    'f10',
    'Only a BAM suspends and resumes; a PAM removes or dates whose roles all lie in its programs.',
  ],
  ['f11', 'Only a BAM revokes everything of a provider.'],
  ['f13', 'An export takes any visibility, and is filtered by it.'],
  ['f14', 'The provider’s side of a delegation is its BAM’s.'],
])
