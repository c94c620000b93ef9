import { AccountId, OrganisationId } from '@mandat/domain'
import { listInput, type ListPart } from '../core/read/listing.js'
import type { QueryInput } from '../core/read/viewQuery.js'

/** A part of one organisation's list. */
export interface OrganisationList extends ListPart {
  readonly organisation: OrganisationId
}
export const organisationList: QueryInput<OrganisationList> = {
  name: 'query',
  codec: listInput({ organisation: OrganisationId }),
}

/** A part of one account's list. */
export interface AccountList extends ListPart {
  readonly account: AccountId
}
export const accountList: QueryInput<AccountList> = { name: 'query', codec: listInput({ account: AccountId }) }
