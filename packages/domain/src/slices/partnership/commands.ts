import * as t from 'io-ts'
import { command, type CommandOf, ownCommand } from '../../core/record/command.js'
import { list, nullable, oneOf, text, variants, type VariantsOf } from '../../core/values/codecs.js'
import { OrganisationId, ProductId } from '../../core/values/ids.js'
import { secret } from '../../core/values/secret.js'
import { BillingMode, PartnerAct } from '../../aggregates/partnership/events.js'

const pair = { client: OrganisationId, partner: OrganisationId }
const products = list(ProductId)
const walletEntrusted = oneOf('Yes', 'No')
/** With `ClientPays` a yes or no on the client's wallet; with `PartnerPays` none (PAR-04). */
const billing = { billingMode: BillingMode, walletEntrusted: nullable(walletEntrusted) }

const choices = { Limited: { products }, Full: billing }
/** What the client chose to give: products by name, or everything with a billing mode (PAR-03, PAR-04). */
export const AccessChoice = variants(choices)
export type AccessChoice = VariantsOf<typeof choices>

export const InvitePartner = command('InvitePartner', { ...pair, access: AccessChoice })
export const ResendPartnerInvitation = command('ResendPartnerInvitation', pair)
export const WithdrawPartnerInvitation = command('WithdrawPartnerInvitation', pair)
export const AcceptPartnership = command('AcceptPartnership', { ...pair, link: secret() })
export const DeclinePartnership = command('DeclinePartnership', { ...pair, link: secret() })
/** The clock's record of what every decision goes by already (PAR-14). */
export const ExpirePartnerInvitation = ownCommand('ExpirePartnerInvitation', pair)
export const GrantFullAccess = command('GrantFullAccess', { ...pair, ...billing })
/** From full access to the products named; none of them leaves a partnership without access (PAR-09). */
export const LimitAccess = command('LimitAccess', { ...pair, products, confirmed: t.boolean })
export const GrantProducts = command('GrantProducts', { ...pair, products })
export const WithdrawProducts = command('WithdrawProducts', { ...pair, products, confirmed: t.boolean })
export const ChangeBillingMode = command('ChangeBillingMode', { ...pair, ...billing })
export const ChangeWalletEntrustment = command('ChangeWalletEntrustment', { ...pair, walletEntrusted })
/** `password` is the acting person's; the library's processes give none (PAR-10). */
export const EndPartnership = command('EndPartnership', { ...pair, confirmed: t.boolean, password: nullable(secret()) })
/**
 * The prelude of whatever one of the partner's people does on the partnership's strength (PAR-16). A token has only
 * renewals authorised, with the scope of the renewal itself (TOK-02). `password` is the person's, where the act asks for
 * one (TOK-04): nothing is authorised for who does not know it.
 */
export const AuthorisePartnerAct = ownCommand(
  'AuthorisePartnerAct',
  { ...pair, act: PartnerAct, reference: text(36, 36), product: ProductId, password: nullable(secret()) },
  { scope: ({ act }) => (act === 'Renewal' ? 'product:renew' : null) },
)

export const partnershipCommands = [
  InvitePartner,
  ResendPartnerInvitation,
  WithdrawPartnerInvitation,
  AcceptPartnership,
  DeclinePartnership,
  ExpirePartnerInvitation,
  GrantFullAccess,
  LimitAccess,
  GrantProducts,
  WithdrawProducts,
  ChangeBillingMode,
  ChangeWalletEntrustment,
  EndPartnership,
  AuthorisePartnerAct,
] as const
export type PartnershipCommand = CommandOf<(typeof partnershipCommands)[number]>
