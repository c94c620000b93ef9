import type { Failure } from '@mandat/domain'
import type { Circumstances, Gatherer } from '@mandat/domain/kit'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { VoucherLink } from '../../aggregates/voucher/links.js'
import type { VoucherCommand } from './commands.js'

export interface VoucherContext extends Circumstances {
  /** Whether the presented link is that of the voucher. */
  readonly link: 'NotAsked' | 'Right' | 'Wrong'
}

export const gather = (
  command: VoucherCommand,
  { now, actor, policy, ports }: Gatherer,
): TE.TaskEither<Failure, VoucherContext> => {
  const link = (): VoucherContext['link'] => {
    if (command.type !== 'RedeemVoucher') return 'NotAsked'
    return ports.links.verify(VoucherLink.targetOf(command), command.link) ? 'Right' : 'Wrong'
  }
  return TE.right({ now, actor, policy, link: link() })
}
