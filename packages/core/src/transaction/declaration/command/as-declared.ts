/** What may be said of goods that were accounted for before CARM, so that they can be adjusted. */
import { list } from '@carmkit/kernel'
import { defineCommand } from '../../../command-definition.js'
import { Bn15, CivilDate, TransactionNumber } from '../../../values/index.js'
import { AsDeclaredOrigin, Header, Line, maxLinesPerEdit, StatedLine } from '../content/index.js'
import { EditDraft } from './draft.js'

export const RecordAsDeclared = defineCommand({
  type: 'RecordAsDeclared',
  summary: 'Records a declaration of before CARM as it was declared (officer).',
  fields: {
    transactionNumber: TransactionNumber,
    importer: Bn15,
    origin: AsDeclaredOrigin,
    accountedOn: CivilDate,
    header: Header,
    lines: list(StatedLine, { most: maxLinesPerEdit, key: (line) => line.number }),
  },
  recorded: { lines: list(Line, { most: maxLinesPerEdit, key: (line) => line.number }) },
  about: {
    transactionNumber: 'under which the goods were accounted for',
    importer: 'the account that owns the declaration',
    origin: 'one form, of the type named; or a blanket request, which makes one of type F',
    accountedOn: 'Eastern day of the accounting, before 2024-10-21; the four years run from it',
    header: 'as declared',
    lines: 'as declared; nothing is owed for them again',
  },
  example: {
    transactionNumber: '10000000000017',
    importer: '123456782RM0001',
    origin: { kind: 'blanketRequest' },
    accountedOn: '2024-03-04',
    header: { releaseDate: '2024-03-01', releaseOffice: '0497', cargoControlNumber: null },
    lines: EditDraft.example.lines,
  },
})
