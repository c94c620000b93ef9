import { AccountId, Instant } from '@mandat/domain'
import { lapsed, type LinkTarget, mail, stateNow, still, toAccount } from '@mandat/domain/kit'
import { VoucherLink } from '../../aggregates/voucher/links.js'
import { voucher } from '../../aggregates/voucher/state.js'

const voucherNow = (link: LinkTarget | null) => stateNow(voucher, link?.stream ?? '')

/** With the link that redeems it, while it is open. */
export const VoucherMail = mail(
  'Voucher',
  { account: AccountId, expiresAt: Instant },
  {
    needs: ({ link }) => [voucherNow(link)],
    now: ({ link }, known) => {
      const state = known(voucherNow(link))
      if (state._tag !== 'Open') return lapsed('the voucher is no longer open')
      const { account, expiresAt } = state
      return still(toAccount(account), { account, expiresAt }, VoucherLink.targetOf(state))
    },
  },
  VoucherLink,
)

/** Every mail about a voucher. */
export const voucherMails = [VoucherMail] as const
