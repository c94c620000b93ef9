import { expect, it } from '@jest/globals'
import { AccountId } from '@mandat/domain'
import { list, MemberJoined, MemberLeft, OrganisationClosed, record } from '@mandat/domain/kit'
import { projection } from './projection.js'

const People = record({ people: list(AccountId) })
const rest = { name: 'people', version: 1, indexes: {} }

it('LOG-06: a projection is typed by its codec, its events and its indexes, each event by its name', () => {
  const people = projection(People)({
    ...rest,
    handles: [MemberJoined, MemberLeft, OrganisationClosed],
    keysOf: ({ event }) => [event.organisation],
    evolve: (document, { event }) => {
      switch (event.type) {
        case 'MemberJoined':
          return { people: [...(document?.people ?? []), event.account] }
        case 'MemberLeft':
          // @ts-expect-error -- who leaves brings no invitation
          if (event.invitation !== undefined) return null
          return { people: (document?.people ?? []).filter((one) => one !== event.account) }
        case 'OrganisationClosed':
          return null
      }
    },
    indexes: { size: ({ people: all }) => [all.length] },
  })
  expect(people.indexes.size({ people: [] }, 'a')).toStrictEqual([0])
  type Folded = Parameters<typeof people.evolve>[1]['event']
  const types: ReadonlyArray<Folded['type']> = ['MemberJoined', 'MemberLeft', 'OrganisationClosed']
  expect(people.handles.map(({ type }) => type)).toStrictEqual(types)
  // @ts-expect-error -- not handled
  const other: Folded['type'] = 'MemberInvited'
  expect(other).toBe('MemberInvited')

  // @ts-expect-error -- no such document
  projection(People)({ ...rest, handles: [MemberLeft], keysOf: () => [], evolve: () => ({ people: 'all' }) })
  // @ts-expect-error -- no list of keys
  projection(People)({ ...rest, handles: [MemberLeft], keysOf: ({ event }) => event.role, evolve: () => null })
})
