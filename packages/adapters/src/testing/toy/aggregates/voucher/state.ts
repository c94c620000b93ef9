import { AccountId, Instant } from '@mandat/domain'
import { type Aggregate, variants, type VariantsOf } from '@mandat/domain/kit'
import { type VoucherEvent, voucherEvents, VoucherId } from './events.js'

const situations = {
  Unissued: {},
  Open: { voucher: VoucherId, account: AccountId, expiresAt: Instant },
  Used: {},
  Expired: {},
}
/** Where a voucher stands. */
export const VoucherState = variants(situations)
export type VoucherState = VariantsOf<typeof situations>

const evolve = (state: VoucherState, event: VoucherEvent): VoucherState => {
  switch (event.type) {
    case 'VoucherIssued':
      return { _tag: 'Open', voucher: event.voucher, account: event.account, expiresAt: event.expiresAt }
    case 'VoucherRedeemed':
      return { _tag: 'Used' }
    case 'VoucherExpired':
      return { _tag: 'Expired' }
  }
}

/** How a voucher's events make its {@link VoucherState}. */
export const voucher: Aggregate<VoucherState, VoucherEvent> = {
  category: 'voucher',
  events: voucherEvents,
  state: VoucherState,
  initialState: { _tag: 'Unissued' },
  evolve,
}
/** `voucher-<id>`: one stream for each voucher. */
export const voucherStream = (id: VoucherId): string => `voucher-${id}`
