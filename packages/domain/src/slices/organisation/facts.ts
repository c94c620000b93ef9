import type { ProductId } from '../../core/values/ids.js'
import type { Sealed } from '../../core/values/sealed.js'
import type { AccountState } from '../../aggregates/account/state.js'

/**
 * What is known of the account that a command is about: the founder, the invited, joining, suspended or leaving one.
 */
export interface AccountFacts {
  readonly situation: AccountState['_tag']
  /** Whether it accepted a membership here at all, or by this very invitation (ORG-02). */
  readonly accepted: 'Nothing' | 'Organisation' | 'Invitation'
  readonly assistant: 'Open' | 'None'
}

/** What an organisation's decisions may rest on besides its own stream. */
export interface Facts {
  readonly account: AccountFacts
  /** Minted, claimed and sealed for a registration that can succeed (ORG-09). */
  readonly customerNumber: Sealed | null
  /** The attempt whose link was presented, of the invitation that the command names. */
  readonly linkAttempt: number | null
  readonly password: 'Right' | 'Wrong'
  /** What became of the products that the organisation gave its word for, as far as the command asks. */
  readonly products: Readonly<Record<ProductId, 'Here' | 'Unordered' | 'Elsewhere' | 'Gone'>>
  /** On a partner's behalf: whether the actor is one of its people, and it has full access to this client. */
  readonly partner: 'FullAccess' | 'None'
}

/** Nothing known and nothing proved: where every command's facts start from. */
export const noFacts: Facts = {
  account: { situation: 'Unregistered', accepted: 'Nothing', assistant: 'None' },
  customerNumber: null,
  linkAttempt: null,
  password: 'Wrong',
  products: {},
  partner: 'None',
}
