/** What a customs account is for. */
import { oneOf, type Static } from '@carmkit/kernel'

/** One type for each account (PRG-01, PRG-02); only the first three are about importing or exporting. */
export const ProgramType = oneOf('ProgramType', [
  'Importer',
  'Exporter',
  'ImporterExporter',
  'Broker',
  'TradeConsultant',
  'Surety',
  'Carrier',
  'FreightForwarder',
  'WarehouseOperator',
  'CourierLVS',
])
export type ProgramType = Static<typeof ProgramType>

/** May own releases and declarations (PRG-03). */
export const isImporting = (type: ProgramType): boolean =>
  type === 'Importer' || type === 'ImporterExporter'
