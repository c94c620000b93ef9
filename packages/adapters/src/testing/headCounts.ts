import { AccountId, OrganisationId } from '@mandat/domain'
import {
  list,
  MemberJoined,
  MemberLeft,
  MemberRemoved,
  OrganisationClosed,
  OrganisationName,
  OrganisationRegistered,
  record,
} from '@mandat/domain/kit'
import { projection } from '@mandat/projections/kit'
import type * as t from 'io-ts'

/** What a host keeps for itself of an organisation: its name, in its box, and who is in it. */
export const HeadCount = record({ organisation: OrganisationId, name: OrganisationName, members: list(AccountId) })
export type HeadCount = t.TypeOf<typeof HeadCount>

/** A read model of a host's own, whose fold `before` may break. */
export const headCountsWith = (version: number, before: (type: string) => void = () => undefined) =>
  projection(HeadCount)({
    name: 'headCounts',
    version,
    handles: [OrganisationRegistered, MemberJoined, MemberLeft, MemberRemoved, OrganisationClosed],
    keysOf: ({ event }) => [event.organisation],
    evolve: (document, { event }) => {
      before(event.type)
      switch (event.type) {
        case 'OrganisationRegistered':
          return { organisation: event.organisation, name: event.name, members: [event.founder] }
        case 'MemberJoined':
          return document === null ? null : { ...document, members: [...document.members, event.account] }
        case 'MemberLeft':
        case 'MemberRemoved':
          return document === null
            ? null
            : { ...document, members: document.members.filter((one) => one !== event.account) }
        case 'OrganisationClosed':
          return null
      }
    },
    indexes: { members: ({ members }) => [members.length], member: ({ members }) => members },
  })
export const headCounts = headCountsWith(1)
