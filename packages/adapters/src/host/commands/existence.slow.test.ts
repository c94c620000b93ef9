import { expect, it } from '@jest/globals'
import { type CommandDefinition, plainOf, registry } from '@mandat/domain/kit'
import { arbitraryOf } from '@mandat/domain/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { fates, type Fates, pairsOf, places, placesIn, withFates } from '../../testing/twoFates.js'
import { wordOf } from '../../testing/host.js'
import { right } from '../../testing/scratch.js'

const all: ReadonlyArray<CommandDefinition> = [...registry.commands.values()]
const definitions = all.filter(({ givenBy }) => givenBy === 'Callers')

/** What takes a command of Eve's as far as it goes, by its fields' names. */
const known = (type: string, password: string): Readonly<Record<string, unknown>> => ({
  ...{ password, current: password, replacement: 'entirely fresh pass phrase', secondFactor: null },
  ...{ confirmation: 'entirely fresh pass phrase', email: 'new@example.org', link: 'a link that was never mailed' },
  ...{ expiresOn: '2027-05-05', expiresAt: null, confirmed: true, country: 'CH', timeZone: 'Europe/Zurich' },
  ...{ partner: places.Partner, why: type === 'LeaveOrganisation' ? 'OwnWish' : 'Cancelled' },
})

/** A few of a command's contents, with places where ids are. */
const contentsOf = ({ type, codec, fields, origin }: CommandDefinition, password: string): ReadonlyArray<object> => {
  const idsOf = Object.fromEntries(Object.entries(places).map(([kind, id]) => [kind, [id]]))
  const made = fc.sample(arbitraryOf(plainOf(codec) as never, { idsOf }), { seed: 4_711, numRuns: 4 })
  return (made as ReadonlyArray<object>).map(
    (one) =>
      JSON.parse(
        JSON.stringify(
          Object.fromEntries(
            Object.entries({ ...one, ...known(type, password) }).filter(
              ([key]) => key in fields && !origin.includes(key),
            ),
          ),
          // one product is as good as many
          (_, value: unknown) => (Array.isArray(value) ? value.slice(0, 1) : value),
        ),
      ) as object,
  )
}

/** Answer and trace of a command, whatever its ids are. */
const answered = async ({ host }: Fates, type: string, { data, actor }: { data: object; actor: unknown }) => {
  const head = right(await host.stores.events.head()())
  const answer = await host.manager.executeUnknown({ type, data, actor })
  const written = right(await host.stores.events.readAll({ after: head, count: 100 })()).map((event) => event.type)
  const whole = JSON.stringify([E.isLeft(answer) ? answer.left : answer.right.outcome, written])
  if (E.isLeft(answer) && answer.left._tag === 'Failure') throw new Error(whole)
  return { name: wordOf(answer), whole: whole.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'an id') }
}

/** Which ids of a command make a difference to strangers, and what the answers are then. */
const toldBy = async (definition: CommandDefinition): Promise<ReadonlyArray<string>> => {
  const world = await fates()
  const told = new Set<string>()
  for (const actor of Object.values(world.strangers))
    for (const data of contentsOf(definition, world.password)) {
      const open = placesIn({ data, actor })
      for (const [there, nowhere] of pairsOf(open.length)) {
        const ask = (which: typeof there) => answered(world, definition.type, withFates({ data, actor }, world, which))
        let [a, b] = [await ask(there), await ask(nowhere)]
        // what the first of the two left of Eve's own, the second finds done
        if (a.name === b.name && a.whole !== b.whole) [a, b] = [await ask(there), await ask(nowhere)]
        const at = there.findIndex((fate, i) => fate !== nowhere[i])
        if (a.whole !== b.whole) told.add(`${open[at]?.[0].slice(1).join('.') ?? ''}: ${a.name}, ${b.name}`)
      }
    }
  return [...told]
}

/** What a stranger learns all the same (decision 021): that an id is taken where it would be taken by the command, and what is published. */
const unavoidable: Readonly<Record<string, ReadonlyArray<string>>> = {
  RequestRegistration: ['account: AlreadyRegistered, Applied'],
  RegisterOrganisation: [
    'organisation: InvitationNeeded, Applied',
    'organisation: InvitationNeeded, OrganisationAlreadyRegistered',
    // it has become her own by now
    'onBehalfOf.organisation: MayNotActFor, NotYourAccount',
    'onBehalfOf.organisation: MayNotActFor, InvitationNeeded',
    'onBehalfOf.organisation: MayNotActFor, OrganisationAlreadyRegistered',
  ],
  CreateToken: ['token: TokenExists, Applied'],
  OrderProduct: ['product: ProductAlreadyOrdered, Applied'],
  // that of her own organisation, which an address has to name too
  InviteMember: [
    'invitation: Applied, AddressOfAnotherInvitation',
    'invitation: InvitationOpen, AddressOfAnotherInvitation',
    'invitation: InvitationOpen, Applied',
  ],
  // the directory is published (PAR-02)
  InvitePartner: ['partner: Applied, NotAListedPartner', 'partner: AlreadyInvited, NotAListedPartner'],
  // answered alike; on record where there is an account
  RequestPasswordReset: ['account: Applied, Applied'],
}

it.each(definitions.map((definition) => [definition.type, definition] as const))(
  'LOG-01, hole 29: %s answers strangers alike about what is not theirs and about what does not exist, and leaves the same trace',
  async (type, definition) => {
    expect(await toldBy(definition)).toStrictEqual(unavoidable[type] ?? [])
  },
  60_000,
)
