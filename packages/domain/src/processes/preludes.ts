import type { PartnerAct } from '../aggregates/partnership/events.js'
import { type By, prelude } from '../core/handle/slice.js'
import { type Step, step } from '../core/record/command.js'
import type { ProductId } from '../core/values/ids.js'
import type { Secret } from '../core/values/secret.js'
import { AcceptMembership } from '../slices/account/commands.js'
import { AdmitProduct, JoinOrganisation, RegisterOrganisation } from '../slices/organisation/commands.js'
import { AuthorisePartnerAct } from '../slices/partnership/commands.js'
import { OrderProduct, RenewProduct, TransferProduct } from '../slices/product/commands.js'
import { CreateToken } from '../slices/token/commands.js'

/** PAR-16: whoever acts for a partner first gets the partnership's word for the act. */
const authorised = (
  { actor }: By,
  act: PartnerAct,
  reference: string,
  product: ProductId,
  password: Secret | null = null,
): ReadonlyArray<Step> => {
  const behalf = actor._tag === 'Person' || actor._tag === 'Token' ? actor.onBehalfOf : null
  if (behalf?._tag !== 'Partner') return []
  const { client, partner } = behalf
  return [step(AuthorisePartnerAct, { client, partner, act, reference, product, password })]
}

/** ORG-02: the founder accepts the membership first. */
const founding = prelude(RegisterOrganisation, [AcceptMembership], ({ founder, organisation }) => [
  step(AcceptMembership, { account: founder, organisation, invitation: null, link: null }),
])

/** ORG-02: the account's half of a membership comes first. A process that makes up for the other half accepts for nobody. */
const joining = prelude(
  JoinOrganisation,
  [AcceptMembership],
  ({ account, organisation, invitation, link }, { actor }) =>
    actor._tag === 'System' ? [] : [step(AcceptMembership, { account, organisation, invitation, link })],
)

/** PAR-16. */
const makingTokens = prelude(CreateToken, [AuthorisePartnerAct], ({ token, product, password }, by) =>
  by.actor._tag === 'Person' ? authorised(by, 'Token', token, product, password) : [],
)

/** PAR-16, and the organisation gives its word for a new product (ORG-10). */
const ordering = prelude(OrderProduct, [AuthorisePartnerAct, AdmitProduct], ({ product, organisation }, by) => [
  ...authorised(by, 'Order', by.reference, product),
  step(AdmitProduct, { product, organisation, command: by.reference }),
])

/** PAR-16. */
const renewing = prelude(RenewProduct, [AuthorisePartnerAct], ({ product }, by) =>
  authorised(by, 'Renewal', by.reference, product),
)

/** ORG-10: the organisation that takes a product over gives its word for it. */
const transferring = prelude(TransferProduct, [AdmitProduct], ({ product, to }, { reference }) => [
  step(AdmitProduct, { product, organisation: to, command: reference }),
])

/** What comes before a command, on another slice's stream. */
export const preludes = [founding, joining, makingTokens, ordering, renewing, transferring] as const
