import {
  type Access,
  type AccountEvent,
  type AccountId,
  ApplicationPasswordName,
  type AccountState,
  CustomerNumber,
  Email,
  type Instant,
  instantOf,
  knownAccount,
  type LocalDate,
  OrganisationAddress,
  type OrganisationEvent,
  type OrganisationId,
  OrganisationName,
  type OrganisationState,
  type PartnershipEvent,
  type PartnershipState,
  plusDays,
  type ProductEvent,
  ProductLabel,
  type ProductId,
  type ProductState,
  type RenewalMailsEvent,
  type Role,
  type SessionEvent,
  SessionIpAddress,
  type TimeZone,
  type TokenEvent,
  type TokenId,
  TokenName,
  type TokenState,
} from '@mandat/domain'
import { sampleBox, sampleId } from '@mandat/domain/testing'

export type DomainEvent =
  AccountEvent | SessionEvent | OrganisationEvent | PartnershipEvent | TokenEvent | ProductEvent | RenewalMailsEvent

/** Where a random history stands. */
export interface Now {
  readonly count: () => number
  readonly at: () => Instant
  readonly day: (offset: number) => LocalDate
  readonly accountAt: (id: AccountId) => AccountState
  readonly organisationAt: (id: OrganisationId) => OrganisationState
  readonly productAt: (id: ProductId) => ProductState
  readonly tokenAt: (id: TokenId) => TokenState
  readonly pairAt: (client: OrganisationId, partner: OrganisationId) => PartnershipState
  readonly products: ReadonlyArray<ProductId>
}

/**
 * What may happen next to a person, an organisation, a product, a pair of organisations and a token; nothing where
 * nothing may.
 */
export const moves = ({ count, at, day, accountAt, organisationAt, productAt, tokenAt, pairAt, products }: Now) => {
  const person = (kind: number, id: AccountId, more: number): ReadonlyArray<DomainEvent> => {
    const known = knownAccount(accountAt(id))
    if (known === null)
      return accountAt(id)._tag === 'Deleted'
        ? []
        : [
            {
              type: 'AccountRegistered',
              account: id,
              email: sampleBox(Email, id),
              name: null,
              language: 'de',
              credential: 1,
              epoch: 1,
              at: at(),
            },
          ]
    const session = sampleId<'Session'>(`session ${String(count())}`)
    const tool = sampleId<'ApplicationPassword'>(`tool ${String(count())}`)
    switch (kind % 6) {
      case 0:
        return [
          {
            type: 'SessionStarted',
            account: id,
            session,
            ipAddress: sampleBox(SessionIpAddress, id, '192.0.2.1'),
            device: null,
            method: 'Password',
            epoch: known.epoch,
            startedAt: at(),
            expiresAt: instantOf(Date.parse(at()) + 86_400_000),
          },
        ]
      case 1:
        return [{ type: 'LoginFailed', account: id, at: at() }]
      case 2:
        return [
          {
            type: 'ApplicationPasswordCreated',
            account: id,
            applicationPassword: tool,
            name: sampleBox(ApplicationPasswordName, id),
            hash: 'a'.repeat(64),
            epoch: known.epoch,
            at: at(),
          },
        ]
      case 3:
        return more % 4 === 0
          ? [
              { type: 'PasswordCompromised', account: id, epoch: known.epoch + 1, session, at: at() },
              { type: 'PasswordChanged', account: id, credential: known.credential + 1, at: at() },
            ]
          : [{ type: 'PasswordReset', account: id, credential: known.credential + 1, epoch: known.epoch + 1, at: at() }]
      case 4:
        return [{ type: 'AllTokensRevoked', account: id, tokenEra: known.tokenEra + 1, at: at() }]
      case 5:
        return more % 7 === 0 ? [{ type: 'AccountDeleted', account: id, at: at() }] : []
    }
    return []
  }

  const house = (kind: number, id: OrganisationId, who: AccountId, more: number): ReadonlyArray<DomainEvent> => {
    const state = organisationAt(id)
    if (state._tag === 'Unregistered')
      return [
        {
          type: 'OrganisationRegistered',
          organisation: id,
          kind: 'Company',
          name: sampleBox(OrganisationName, id),
          country: 'CH',
          timeZone: 'Europe/Zurich' as TimeZone,
          address: sampleBox(OrganisationAddress, id),
          customerNumber: sampleBox(CustomerNumber, id),
          founder: who,
          term: 1,
          at: at(),
        },
      ]
    if (state._tag === 'Closed') return []
    const roles: ReadonlyArray<Role> = ['LegalRepresentative', 'Administrator', 'Collaborator', 'ExternalUser']
    const role = roles[more % 4] ?? 'Collaborator'
    const invitation = sampleId<'Invitation'>(`invitation ${String(count())}`)
    const member = state.members[who]
    switch (kind % 7) {
      case 0:
        return member === undefined
          ? [
              {
                type: 'MemberInvited',
                organisation: id,
                invitation,
                invitee: { _tag: 'Account', account: who },
                role,
                attempt: count() + 1,
                expiresAt: at(),
              },
              ...(more % 2 === 0
                ? [
                    {
                      type: 'MemberJoined',
                      organisation: id,
                      account: who,
                      invitation,
                      role,
                      term: state.lastTerm + 1,
                    } as const,
                  ]
                : []),
            ]
          : [{ type: 'MemberRemoved', organisation: id, account: who, role: member.role }]
      case 1:
        return member === undefined
          ? []
          : [{ type: 'MemberRoleChanged', organisation: id, account: who, from: member.role, to: role }]
      case 2:
        return member === undefined
          ? []
          : [
              {
                type: 'MemberSuspended',
                organisation: id,
                account: who,
                reason: more % 2 === 0 ? 'Compromised' : 'Other',
              },
            ]
      case 3:
        return member === undefined ? [] : [{ type: 'MemberReinstated', organisation: id, account: who }]
      case 4:
        return [
          {
            type: 'OrganisationRenamed',
            organisation: id,
            name: sampleBox(OrganisationName, id, `name ${String(count())}`),
          },
        ]
      case 5:
        return state.partner === null
          ? [
              {
                type: 'PartnerProgrammeJoined',
                organisation: id,
                directoryName: 'Web & Co',
                directoryEmail: 'hello@web.example',
              },
            ]
          : [{ type: 'PartnerProgrammeLeft', organisation: id }]
      case 6:
        return more % 9 === 0
          ? [{ type: 'OrganisationClosed', organisation: id, at: at() }]
          : [
              {
                type: 'ReminderIntervalSwitched',
                organisation: id,
                interval: '14d',
                to: more % 2 === 0 ? 'On' : 'Off',
                at: at(),
              },
            ]
    }
    return []
  }

  const thing = (kind: number, id: ProductId, place: OrganisationId, more: number): ReadonlyArray<DomainEvent> => {
    const state = productAt(id)
    if (state._tag === 'Unordered')
      return [
        {
          type: 'ProductOrdered',
          product: id,
          organisation: place,
          stay: 1,
          category: 'Domain',
          label: sampleBox(ProductLabel, place),
          at: at(),
          expiresOn: day(more % 60),
          renewalPrice: { amount: 1_500, currency: 'CHF' },
          renewal: more % 2 === 0 ? 'Manual' : 'Automatic',
        },
      ]
    if (state._tag === 'Ended') return []
    const here = { product: id, organisation: state.organisation, stay: state.stay }
    switch (kind % 4) {
      case 0:
        return place === state.organisation
          ? []
          : [
              {
                type: 'ProductTransferred',
                product: id,
                organisation: place,
                stay: state.stay + 1,
                from: state.organisation,
                expiresOn: state.expiresOn,
                renewal: state.renewal,
              },
            ]
      case 1:
        return [
          {
            type: 'ProductRenewed',
            ...here,
            from: state.expiresOn,
            until: plusDays(state.expiresOn, 365),
            manner: 'Manual',
            price: state.renewalPrice,
          },
        ]
      case 2:
        return [{ type: 'RenewalMannerChanged', ...here, renewal: state.renewal === 'Manual' ? 'Automatic' : 'Manual' }]
      case 3:
        return more % 5 === 0 ? [{ type: 'ProductEnded', ...here, why: 'Cancelled', at: at() }] : []
    }
    return []
  }

  const pair = (
    kind: number,
    client: OrganisationId,
    partner: OrganisationId,
    more: number,
  ): ReadonlyArray<DomainEvent> => {
    if (client === partner) return []
    const state = pairAt(client, partner)
    const last = state._tag === 'Strangers' ? 0 : state.lastGrant
    const id = { client, partner, term: state._tag === 'Strangers' ? 1 : state.term }
    const stays = products.flatMap((p) => {
      const found = productAt(p)
      return found._tag === 'Running' && found.organisation === client ? [found] : []
    })
    const grants = stays
      .slice(0, 1 + (more % 2))
      .map((p, i) => ({ product: p.product, grant: last + 1 + i, stay: p.stay }))
    const full: Access = {
      _tag: 'Full',
      grant: last + 1,
      kept: [],
      billingMode: more % 2 === 0 ? 'ClientPays' : 'PartnerPays',
      walletEntrusted: 'No',
    }
    const limited: Access = { _tag: 'Limited', grants }
    switch (state._tag) {
      case 'Strangers':
      case 'Ended':
        return [
          {
            type: 'PartnerInvited',
            ...id,
            term: state._tag === 'Strangers' ? 1 : state.term + 1,
            access: more % 3 === 0 ? full : limited,
            attempt: 1,
            expiresAt: at(),
          },
        ]
      case 'Invited':
        return kind % 3 === 0
          ? [{ type: 'PartnerInvitationDeclined', ...id }]
          : [{ type: 'PartnershipStarted', ...id, access: state.access, at: at() }]
      case 'Active':
        switch (kind % 4) {
          case 0:
            return [{ type: 'PartnershipEnded', ...id, by: 'Client', account: null, at: at() }]
          case 1:
            return state.access._tag === 'Limited'
              ? [{ type: 'AccessWidenedToFull', ...id, access: { ...full, kept: state.access.grants } as Access }]
              : [{ type: 'AccessLimited', ...id, access: limited }]
          case 2:
            return state.access._tag === 'Limited' && grants.length > 0
              ? [{ type: 'ProductsGranted', ...id, grants }]
              : []
          case 3:
            return state.access._tag === 'Limited' && state.access.grants[0] !== undefined
              ? [{ type: 'ProductsWithdrawn', ...id, products: [state.access.grants[0].product] }]
              : []
        }
    }
    return []
  }

  const key = (kind: number, id: TokenId, who: AccountId, place: OrganisationId): ReadonlyArray<DomainEvent> => {
    const state = tokenAt(id)
    const known = knownAccount(accountAt(who))
    const house = organisationAt(place)
    const term = house._tag === 'Running' ? house.members[who]?.term : undefined
    switch (state._tag) {
      case 'Unknown':
        return known === null || term === undefined
          ? []
          : [
              {
                type: 'TokenCreated',
                token: id,
                account: who,
                name: sampleBox(TokenName, who),
                hash: 'b'.repeat(64),
                organisation: place,
                product: products[0] as ProductId,
                stay: 1,
                scopes: ['dns:read'],
                ground: { _tag: 'Membership', term },
                epoch: known.epoch,
                tokenEra: known.tokenEra,
                createdAt: at(),
                expiresAt: null,
              },
            ]
      case 'Live':
        return kind % 3 === 0
          ? [{ type: 'TokenRevoked', token: id, account: state.account, how: 'One', at: at() }]
          : [{ type: 'TokenUsed', token: id, account: state.account, day: day(count() % 28) }]
      case 'Revoked':
      case 'Disabled':
        return []
    }
  }

  return { person, house, thing, pair, key }
}
