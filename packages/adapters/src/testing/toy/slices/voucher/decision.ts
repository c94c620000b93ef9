import { decisions, type Decision as DecisionOf } from '@mandat/domain/kit'
import type { VoucherEvent } from '../../aggregates/voucher/events.js'
import type { VoucherRefusal } from './refusals.js'

export type Decision = DecisionOf<VoucherEvent, VoucherRefusal>
export const { happened, nothing } = decisions<VoucherEvent, VoucherRefusal>()
