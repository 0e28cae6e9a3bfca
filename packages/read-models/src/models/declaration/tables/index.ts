/** The tables of declarations. */
export { declarationAssessment, declarationLineAssessment } from './assessment.js'
export { declaration } from './declaration.js'
export { draftLine } from './draft-line.js'
export { declarationFinding } from './finding.js'
export { declarationLine } from './line.js'
export { owedCorrection } from './owed-correction.js'
export { release } from './release.js'
export { declarationVersion } from './version.js'
