/** Readings about declarations, rulings, mass cases and appeals that no source settles. */
import { rulesOf } from '../rule.js'

export const assumedOfDeclarations = rulesOf('assumed', [
  ['CK-13', 'Goods with a release date in the future are not accounted for yet.'],
  ['CK-14', 'A declaration has at most 700 KiB, and line numbers from 1 to 999.'],
  ['CK-15', 'A declaration that cannot be rated is refused, naming line and field.'],
  [
    'CK-16',
    'Type C is paid before release (sourced): its account has money, however it was paid, that covers the charges beyond all that it owes, and they are due on the day of acceptance. Nothing is set aside: several declarations submitted before the first is posted are each covered by the same money. Between acceptance and posting lies one reaction. To count what was accepted meanwhile, a declaration would read all others of its account, beside the log and not at one moment with it, which leaves a race of the same kind; to exclude it, the ledger would set money aside by a command before anything is accepted.',
  ],
  [
    'CK-17',
    'Types AB, C, TT, F and V are accepted by rules of ours; other codes, the unverified ones of warehouses among them, once a table has rules for them.',
  ],
  [
    'CK-40',
    'A release is recorded once for a number, by the agency’s feed or an officer, and never restated.',
  ],
  [
    'CK-41',
    'Accounting that is missing is warned of from the business day before the last one on.',
  ],
  [
    'CK-42',
    'The codes for a change of classification under s.32.2 are neutral; a code that no table knows is left unchecked.',
  ],
  [
    'CK-43',
    'A line whose SIMA amount or flag changes is adjusted by re-determination alone; it may be corrected.',
  ],
  [
    'CK-44',
    'Attached documents are a flag: required where a correction lowers what is owed, and with every adjustment.',
  ],
  [
    'CK-45',
    'Reason to believe names lines, from a day that has come; a line counts as corrected once a change of it is filed, and elsewhere once one was accepted since that day, whichever of the two is told first.',
  ],
  ['CK-46', 'Why the agency turns an adjustment down is one of a few reasons.'],
  ['CK-47', 'While a version waits for a decision the agency re-determines nothing.'],
  [
    'CK-75',
    'Numbers of rulings, appeals and mass cases have 4 to 20 capitals, digits or hyphens, and are used once.',
  ],
  [
    'CK-76',
    'An application for a ruling is of a known kind and states its context and goods, one on classification also a proposed classification.',
  ],
  ['CK-77', 'A ruling is applied for from an active account, of whatever type.'],
  [
    'CK-78',
    'The 120 days of a ruling are civil days after the request; those from a question to its answer do not count.',
  ],
  [
    'CK-79',
    'Terms of a ruling govern from their first day until later ones do, and a review changes them at any time; a ruling on classification rules one.',
  ],
  [
    'CK-80',
    'Appeals are filed within 90 days after the notice, of adjustment decisions too, and not before it; the year of an extension has 365 days.',
    'rule option `appealTimes`',
  ],
  [
    'CK-81',
    'Adjustment decisions on one issue are appealed together and a penalty by itself, with SIMA duties stated to be paid.',
  ],
  ['CK-82', 'An appeal has documents; one rejected for its form is filed anew in the same time.'],
  ['CK-83', 'An appeal is reviewed, decided, then taken to the tribunal, then to the court.'],
  [
    'CK-84',
    'A mass case has at most 1,000 declarations and is decided once, with one outcome for each or against the whole.',
  ],
  [
    'CK-119',
    'What another system filed is a fact beside what is filed here: at most 999 versions, of which some may be missing, one number is one document, and the transaction is whose that filed the first version told of.',
  ],
  [
    'CK-120',
    'The agency accepts, assesses and decides a version once: another answer of the same kind is refused, and so is one to a version that is not known or that was given before 1900 or on a later day than today. Answers of different kinds are kept beside each other, whatever they say (CK-122). A release after the acceptance places no debt.',
  ],
  [
    'CK-121',
    'A message that was turned down leaves its version to be filed again under the number, which stays with its importer, until an acceptance or a decision of it is known; what was assessed of it before is told again then. Nothing is filed or charged after a cancellation, and it changes no charge.',
  ],
  [
    'CK-122',
    'Of imported versions the first accepted one is in effect, others from their acceptance where that came by the due date, whatever a decision says, and otherwise once they are approved; a message turned down counts where nothing else is known. Their order does not matter. Release prior to payment is not asked for. What waits for a decision elsewhere is decided there: nobody here knows what it was based on.',
  ],
  [
    'CK-123',
    'A ledger is told what the agency charged for imported versions that took effect, are known to be accepted and were assessed, in order, once the original is known to be accepted: for a correction in place of the original, as long as this is all that was posted, and otherwise as a difference to what was told before; for an adjustment once something before it was told. Nothing is told of a version that becomes chargeable after a later one was, so that what it changes is due by the later one’s days, and a correction charged before the original is assessed keeps the due date known then; GST included, what is not itemised as duty and the whole of it where the items exceed their total, and nothing of versions that were posted here. A later version here adds what it changes to what the agency charged, and nothing of a line whose charges cannot be told.',
  ],
  [
    'CK-124',
    'What a line of a file has no place for here leaves our charges of it unknown; a file without a person who submits it tells what others filed.',
  ],
  [
    'CK-125',
    'A version that names no release is held against the rulings it quotes on the day of its acceptance.',
  ],
  [
    'CK-126',
    'A ruling, once given, modified or varied, gives reason to believe of the lines that quote it and are classified otherwise: by the decision that governs their day, or the latest one before any does. Lines for similar goods that do not quote it are for people to name.',
  ],
  [
    'CK-127',
    'What an appeal decided for its importer comes to is stated by an officer, once for each declaration appealed, at any time, as a version of the agency’s own; a decision that is taken further stands meanwhile.',
  ],
  [
    'CK-128',
    'A mass case states one change for every line of its accepted declarations, of at most 200 lines each; a correction must be in time when it is made, an adjustment when its case was submitted.',
  ],
  [
    'CK-129',
    'A declaration of type C or V that was entered elsewhere than in the portal is refused; of one that does not say where, that is left unchecked.',
  ],
  [
    'CK-130',
    'What was accounted for before 2024-10-21 is recorded by an officer as it was declared, of at most 200 lines, and owes nothing for that again; made of a blanket request it is of type F and is not adjusted again (sourced), whatever its importer or a mass case asks.',
  ],
  [
    'CK-142',
    'A version that waits here and is approved by an import is charged as it was computed here, in the period of that decision: what it changes is added to what was charged until then (CK-123), and GST is refunded only where the import says that the importer is not registered (CK-151). What the agency assesses of it is compared with that, as of every version filed here.',
  ],
  [
    'CK-143',
    'A declaration is corrected until the latest of its recorded due date, that of its debt when an answer is recorded, and the one that the agency states of an imported original; what was told before is judged anew.',
  ],
  [
    'CK-171',
    'Only what is announced to a ledger (AnnounceDeferral) defers its debts: those that stand, and those that are posted later. A declaration states the due date of the calendar, and is corrected until the day on which the ledger has its debt due.',
  ],
  [
    'CK-172',
    'Released goods are accounted for by the day of the type in which they are being declared (an open draft, or a version that another system filed and that waits for its answer), and by the fifth business day where nobody has begun to or the type sets no day; what is missing is warned of once for each such day.',
  ],
  [
    'CK-173',
    'Whether goods were released prior to payment is what the release record says, and it alone decides whether they are corrected; where the security of the account, as far as any was ever recorded of it, did not allow that on the day of the release, that is warned of when the declaration is accepted here, or its release is recorded after that.',
  ],
  [
    'CK-148',
    'A release is recorded on its Eastern day or after it; the day before, since clocks of two systems differ over midnight, and no earlier.',
  ],
  [
    'CK-151',
    'Where an import approves what was requested here and does not say whether the importer is registered for GST, it counts as registered: its GST is not refunded.',
  ],
  [
    'CK-154',
    'What another system filed holds from when it says so, a release from the beginning of its Eastern day, goods accounted for before CARM from the day of the accounting; a ruling of an earlier first day brings its application.',
  ],
])
