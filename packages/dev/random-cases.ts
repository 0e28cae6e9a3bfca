// Which random cases a run of the tests draws: every law of a run takes the one seed that is set here.
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env['CARMKIT_SEED']) })
