/**
 * Declarations as tables: one row for each transaction number, its versions with their lines, the
 * releases, and all that was noted about them.
 */
import type { Model } from '../../project/model.js'
import { project } from './project/index.js'
import {
  declaration,
  declarationAssessment,
  declarationFinding,
  declarationLine,
  declarationLineAssessment,
  declarationVersion,
  draftLine,
  owedCorrection,
  release,
} from './tables/index.js'

export const declarations: Model = {
  name: 'declarations',
  version: 1,
  tables: [
    declaration,
    draftLine,
    declarationVersion,
    declarationLine,
    declarationAssessment,
    declarationLineAssessment,
    declarationFinding,
    owedCorrection,
    release,
  ],
  project,
}
