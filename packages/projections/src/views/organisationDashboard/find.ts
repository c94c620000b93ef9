import { type Failure, OrganisationId } from '@mandat/domain'
import { nullable, only, text, variants } from '@mandat/domain/kit'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import { holdsTyped } from '../../core/read/collation.js'
import { type ListPage, pageCount } from '../../core/read/listing.js'
import { openBoxes, type View } from '../../core/read/openBoxes.js'
import { readOne } from '../../core/read/read.js'
import { scanPage } from '../../core/read/scanning.js'
import { onlyFor, type QueryPorts, type ViewQuery } from '../../core/read/viewQuery.js'
import type { OrganisationDashboard, OrganisationDetails } from './document.js'
import { organisationDashboard } from './model.js'

/** Which organisations: the one with a customer number, or those with a text in their name. */
export interface OrganisationSearch {
  readonly by:
    | { readonly _tag: 'CustomerNumber'; readonly customerNumber: string }
    | { readonly _tag: 'Name'; readonly name: string }
  /** 1 to 200. */
  readonly count: number
  /** `next` of the page before. */
  readonly after?: string | null
}
/** An organisation as staff finds it, closed ones too. */
export type FoundOrganisation = { readonly organisation: OrganisationId } & Pick<
  OrganisationDetails,
  'kind' | 'name' | 'customerNumber' | 'country' | 'registeredAt' | 'closedAt'
>

const organisationSearch = only(
  { by: variants({ CustomerNumber: { customerNumber: text(4, 20) }, Name: { name: text(1, 200) } }), count: pageCount },
  { after: nullable(OrganisationId) },
) as unknown as t.Type<OrganisationSearch, unknown>

const foundOrganisation = ({ organisation, details }: OrganisationDashboard): FoundOrganisation | null => {
  if (details === null) return null
  const { kind, name, customerNumber, country, registeredAt, closedAt } = details
  return { organisation, kind, name, customerNumber, country, registeredAt, closedAt }
}

const hasNumber =
  (wanted: string) =>
  ({ customerNumber }: View<FoundOrganisation>): boolean =>
    customerNumber._tag === 'Plain' && customerNumber.text === wanted

const byNumber = (
  ports: QueryPorts,
  number: string,
  { count, after = null }: OrganisationSearch,
): TE.TaskEither<Failure, ListPage<View<FoundOrganisation>>> =>
  pipe(
    ports.claimantOfNumber(number),
    TE.flatMap((claimant) =>
      claimant === null
        ? // a number that came from elsewhere may never have been claimed
          scanPage(ports, organisationDashboard, { after, count, show: foundOrganisation, matches: hasNumber(number) })
        : pipe(
            readOne(ports.documents, organisationDashboard, claimant),
            TE.map((document) => (document === null ? null : foundOrganisation(document))),
            TE.flatMap((found) => openBoxes(ports.open)(found === null ? [] : [found])),
            // a claim that no registration followed is nobody's number
            TE.map((items) => ({ items: items.filter(hasNumber(number)), next: null })),
          ),
    ),
  )

/** Organisations, for the host's own staff, by what a customer says on the telephone. */
export const findOrganisationsQuery: ViewQuery<[search: OrganisationSearch], ListPage<View<FoundOrganisation>>> = {
  notForYou: onlyFor('SES-04', 'an operator or the host itself'),
  inputs: [{ name: 'search', codec: organisationSearch }],
  see: () => () => TE.right(null),
  seeAsStaff: (ports) => (search) => {
    const { by, count, after = null } = search
    if (by._tag === 'CustomerNumber') return byNumber(ports, by.customerNumber, search)
    const holds = holdsTyped(by.name)
    return scanPage(ports, organisationDashboard, {
      after,
      count,
      show: foundOrganisation,
      matches: ({ name }) => name._tag === 'Plain' && holds(name.text),
    })
  },
}
