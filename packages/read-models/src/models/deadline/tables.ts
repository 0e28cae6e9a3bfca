/** The table of deadlines. */
import { column, optional, table } from '../../project/table.js'

export const deadline = table('deadline', {
  meaning:
    "A moment at which a date decides something, and the command that the clock sends then to record it. The date alone decides: what is recorded late, or never, changes nobody's rights. Overdue is what is Waiting, was due, and may_find_nothing is 0.",
  columns: {
    command_id: column('text', 'Id of the command, which the events that it brings have too.'),
    due_at: column('instant', 'The first moment at which it is due.'),
    command_type: column('text', 'LapseAccess, IssueStatement, ...: what is to be recorded then.'),
    command_data: column('json', 'Data of the command.'),
    stream: column('text', 'The stream that the command is about.'),
    about: column(
      'text',
      'What in that stream: a user, grant, debt, fund, period or day; empty for the stream itself.',
    ),
    bn9: column('text', 'Business number of whom it concerns: of the client, in a delegation.'),
    bn15: optional(
      'text',
      'Program account that it concerns; null where it concerns no single one.',
    ),
    provider: optional('text', 'Business number of the provider, in a delegation; null otherwise.'),
    status: column(
      'text',
      'Waiting until an event of the log answers it; then Met by the clock, or Overtaken by what happened before. A command that was refused for good, or had nothing to record, leaves no event: it stays Waiting.',
    ),
    may_find_nothing: column(
      'flag',
      '1 where the command may rightly have nothing to record at its moment (no money to clear, a debt that was paid, an account in use): then Waiting behind due_at does not mean late.',
    ),
    set_by: column('text', 'Id of the event that set it.'),
    set_at: column('instant', 'When that event was recorded.'),
    settled_by: optional('text', 'Id of the event that answered it; null while Waiting.'),
    settled_at: optional('instant', 'When that event was recorded; null while Waiting.'),
  },
  key: ['command_id'],
  lookups: [
    ['stream', 'command_type', 'about', 'status'],
    ['stream', 'command_type', 'status'],
    ['bn9', 'status', 'due_at'],
    ['provider', 'status', 'due_at'],
  ],
})
