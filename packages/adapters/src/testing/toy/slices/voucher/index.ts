import type { Slice } from '@mandat/domain/kit'
import type { VoucherEvent } from '../../aggregates/voucher/events.js'
import { VoucherLink } from '../../aggregates/voucher/links.js'
import { voucher, type VoucherState, voucherStream } from '../../aggregates/voucher/state.js'
import { type VoucherCommand, voucherCommands } from './commands.js'
import { gather, type VoucherContext } from './context.js'
import { voucherDeadlines } from './deadlines.js'
import { decide } from './decide.js'
import { voucherExamples } from './examples.js'
import { voucherMails } from './mails.js'
import { voucherReactions } from './reactions.js'
import type { VoucherRefusal } from './refusals.js'

/** The slice of vouchers: the worked example of a slice. */
export const voucherSlice: Slice<VoucherState, VoucherCommand, VoucherEvent, VoucherRefusal, VoucherContext> = {
  ...voucher,
  commands: voucherCommands,
  streamOf: (command) => voucherStream(command.voucher),
  gather,
  decide,
  deadlines: voucherDeadlines,
  links: [VoucherLink],
  mails: voucherMails,
  reactions: voucherReactions,
  examples: voucherExamples,
}
