import type { Known, Question } from '../../core/react/question.js'
import { localDateIn } from '../../core/values/calendar.js'
import type { OrganisationId, ProductId } from '../../core/values/ids.js'
import type { Instant, LocalDate } from '../../core/values/instant.js'
import { organisationNow } from '../../aggregates/organisation/state.js'
import { productNow, runningIn } from '../../aggregates/product/state.js'
import { renewalMailsNow } from '../../aggregates/renewalMails/state.js'

/** What a mail lists: products, and beside each one the day on which it expires. */
interface Listed {
  readonly products: ReadonlyArray<ProductId>
  readonly expiresOn: ReadonlyArray<LocalDate>
}

/** What {@link stillDue} asks. */
export const dueNeeds = (
  organisation: OrganisationId,
  products: ReadonlyArray<ProductId>,
): ReadonlyArray<Question<unknown>> => [
  organisationNow(organisation),
  renewalMailsNow(organisation),
  ...products.map(productNow),
]

/**
 * REN-06, REN-07: of the products that a waiting mail lists, those that still expire on that day and in that manner,
 * here, and have not expired yet; none while such mails are off.
 */
export const stillDue = (
  { organisation, now }: { readonly organisation: OrganisationId; readonly now: Instant },
  renewal: 'Manual' | 'Automatic',
  { products, expiresOn }: Listed,
  known: Known,
): Listed => {
  const here = known(organisationNow(organisation))
  const { expiryReminders, notices } = known(renewalMailsNow(organisation))
  const isOn = (renewal === 'Manual' ? expiryReminders : notices['BeforeAutomaticRenewal']) === 'On'
  if (here._tag !== 'Running' || !isOn) return { products: [], expiresOn: [] }
  const today = localDateIn(here.timeZone, now)
  const holds = products.map((id, place) => {
    const product = runningIn(known(productNow(id)), organisation, now)
    return product?.renewal === renewal && product.expiresOn === expiresOn[place] && today < product.expiresOn
  })
  return {
    products: products.filter((_, place) => holds[place]),
    expiresOn: expiresOn.filter((_, place) => holds[place]),
  }
}
