import { expect, it } from '@jest/globals'
import { DAY, type Failure, type Refusal, type TokenId } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import { openHost, tell, wordOf } from '../../testing/host.js'
import {
  compromised,
  founded,
  joined,
  listed,
  loginOf,
  ordered,
  partnered,
  person,
  settled,
  tokenFor,
} from '../../testing/people.js'
import { right } from '../../testing/scratch.js'

/** An organisation and its partner; Adam made a token as the one's administrator, Peggy one as the other's. */
const setUp = async (expiresAt: string | null = null) => {
  const host = await openHost()
  const [ada, adam, pia, peg] = [
    await person(host, 'Ada'),
    await person(host, 'Adam'),
    await person(host, 'Pia'),
    await person(host, 'Peggy'),
  ]
  const [acme, other, agency] = [await founded(host, ada), await founded(host, ada, 'Other'), await listed(host, pia)]
  await joined(host, acme, ada, adam, 'Administrator')
  await joined(host, agency, pia, peg, 'Administrator')
  const [one, two] = [await ordered(host, acme, ada.actor), await ordered(host, acme, ada.actor)]
  await partnered(host, acme, ada, agency, pia)
  const forAcme = { ...peg.actor, onBehalfOf: { _tag: 'Partner', partner: agency, client: acme } } as const
  const adams = await tokenFor(host, adam, acme, one, adam.actor, ['dns:read'], expiresAt)
  const pegs = await tokenFor(host, peg, acme, one, forAcme, ['dns:read'], expiresAt)
  await settled(host)
  return { host, ada, adam, pia, peg, acme, other, agency, one, two, adams, pegs }
}
type World = Awaited<ReturnType<typeof setUp>>
type Whose = 'adams' | 'pegs'
type Shown = ReadonlyArray<{ readonly token: TokenId; readonly alive: 'Yes' | 'No' }>

/** What every view says of the token which shows it, and what a call with it is answered. */
const said = async ({ host, ada, adam, pia, peg, acme, agency, ...tokens }: World, whose: Whose) => {
  const [owner, home, chief] = whose === 'adams' ? [adam, acme, ada] : [peg, agency, pia]
  const { token, text } = tokens[whose]
  const of = async <A>(answer: Promise<E.Either<Refusal | Failure, A>>, shown: (view: A) => Shown) => {
    const view = await answer
    return E.isLeft(view) ? wordOf(view) : shown(view.right).flatMap((one) => (one.token === token ? [one.alive] : []))
  }
  const { query } = host.manager
  return [
    await of(query.accountSecurity(owner.actor, owner.account), (view) => view.tokens),
    await of(query.tokensOfAccount(owner.actor, owner.account), (view) => view),
    await of(query.reach(chief.actor, home, owner.account), (view) => view.tokens),
    await of(query.tokensOfOrganisation(ada.actor, acme), (view) => view),
    await of(query.tokens(ada.actor, { organisation: acme, count: 9 }), (view) => view.items),
    wordOf(await host.manager.authenticateToken(text, 'dns:read')),
  ]
}
const [alive, dead] = [
  [['Yes'], ['Yes'], ['Yes'], ['Yes'], ['Yes']],
  [['No'], ['No'], ['No'], ['No'], ['No']],
]

type Kill = (world: World, whose: Whose) => Promise<unknown>
const ownerOf = (world: World, whose: Whose) => (whose === 'adams' ? world.adam : world.peg)
const again = async ({ host, ...rest }: World): Promise<World> => {
  const { ada, adam, pia, peg } = rest
  return {
    ...{ ...rest, host, ada: await loginOf(host, ada), adam: await loginOf(host, adam) },
    ...{ pia: await loginOf(host, pia), peg: await loginOf(host, peg) },
  }
}
/** By the answer to a call: whatever ends a token made on one's own membership, or under a partnership. */
const ofAnyToken: Readonly<Record<string, readonly [refusal: string, Kill]>> = {
  'it was revoked': [
    'TokenWasRevoked',
    (world, whose) => {
      const { account, actor } = ownerOf(world, whose)
      return tell(world.host, 'RevokeToken', { account, token: world[whose].token }, actor)
    },
  ],
  'all tokens were revoked': [
    'AllTokensRevoked',
    (world, whose) => {
      const { account, actor } = ownerOf(world, whose)
      return tell(world.host, 'RevokeAllTokens', { account }, actor)
    },
  ],
  'the password was compromised': [
    'EpochEnded',
    async (world, whose) => right(await compromised(world.host, ownerOf(world, whose), 'another long pass phrase')),
  ],
  'its product ended': [
    'ProductGone',
    ({ host, ada, acme, one }) =>
      tell(host, 'EndProduct', { product: one, organisation: acme, why: 'Cancelled' }, ada.actor),
  ],
  'its product moved away': [
    'ProductGone',
    ({ host, ada, acme, other, one }) =>
      tell(host, 'TransferProduct', { product: one, organisation: acme, to: other }, ada.actor),
  ],
  'its product moved away, and back': [
    'ProductGone',
    async ({ host, ada, acme, other, one }) => {
      await tell(host, 'TransferProduct', { product: one, organisation: acme, to: other }, ada.actor)
      await tell(host, 'TransferProduct', { product: one, organisation: other, to: acme }, ada.actor)
    },
  ],
}
const inItsHome =
  (type: string, more: object): Kill =>
  (world, whose) => {
    const [organisation, by] = whose === 'adams' ? [world.acme, world.ada] : [world.agency, world.pia]
    return tell(world.host, type, { organisation, account: ownerOf(world, whose).account, ...more }, by.actor)
  }
const ofAnyMember: typeof ofAnyToken = {
  'its account was suspended': ['MembershipEnded', inItsHome('SuspendMember', { reason: 'Other' })],
  'its account was removed': ['MembershipEnded', inItsHome('RemoveMember', {})],
  'its account was removed, and came back': [
    'MembershipEnded',
    async (world, whose) => {
      await inItsHome('RemoveMember', {})(world, whose)
      const [home, by] = whose === 'adams' ? [world.acme, world.ada] : [world.agency, world.pia]
      await joined(world.host, home, by, ownerOf(world, whose), 'Administrator')
    },
  ],
}
const pairOf = ({ acme, agency }: World) => ({ client: acme, partner: agency })
const ofPartners: typeof ofAnyToken = {
  'its account is an external user by now': ['MembershipEnded', inItsHome('ChangeMemberRole', { to: 'ExternalUser' })],
  'the partnership ended': [
    'PartnershipRightEnded',
    (world) =>
      tell(
        world.host,
        'EndPartnership',
        { ...pairOf(world), confirmed: true, password: world.ada.password },
        world.ada.actor,
      ),
  ],
  'the access shrank to another product': [
    'PartnershipRightEnded',
    (world) =>
      tell(world.host, 'LimitAccess', { ...pairOf(world), products: [world.two], confirmed: true }, world.ada.actor),
  ],
  'the partner left the programme': [
    'PartnershipRightEnded',
    ({ host, pia, agency }) => tell(host, 'LeavePartnerProgramme', { organisation: agency }, pia.actor),
  ],
}

it.each<[string, Whose, string, Kill]>([
  ...Object.entries({ ...ofAnyToken, ...ofAnyMember }).map(([why, [refusal, kill]]): [string, Whose, string, Kill] => [
    why,
    'adams',
    refusal,
    kill,
  ]),
  ...Object.entries({ ...ofAnyToken, ...ofAnyMember, ...ofPartners }).map(
    ([why, [refusal, kill]]): [string, Whose, string, Kill] => [why, 'pegs', refusal, kill],
  ),
])(
  'TOK-02, PAR-15, hole 21: once %s, all views that show it say that the token (%s) is dead, though no read model heard of it',
  async (_, whose, refusal, kill) => {
    const world = await setUp()
    expect(await said(world, whose)).toStrictEqual([...alive, 'Right'])
    await kill(world, whose)
    expect(await said(world, whose)).toStrictEqual([...dead, refusal])
  },
)

it.each<Whose>(['adams', 'pegs'])(
  'TOK-04, TOK-06, hole 21: a token (%s) whose end date or idle year is over is shown as dead, before the clock has ended it',
  async (whose) => {
    const ending = await setUp('2026-03-02T09:00:00.000Z')
    expect(await said(ending, whose)).toStrictEqual([...alive, 'Right'])
    ending.host.clock.move(3_600_000)
    expect(await said(ending, whose)).toStrictEqual([...dead, 'TokenExpired'])
    const idle = await setUp()
    expect(await said(idle, whose)).toStrictEqual([...alive, 'Right'])
    idle.host.clock.move(366 * DAY)
    expect(await said(await again(idle), whose)).toStrictEqual([...dead, 'TokenIdleTooLong'])
  },
)

it('ACC-12, TOK-02, hole 21: the token of a deleted account is shown as dead', async () => {
  const world = await setUp()
  const { host, adam, peg } = world
  for (const { account, password, actor } of [adam, peg])
    await tell(host, 'RequestAccountDeletion', { account, password }, actor)
  await settled(host)
  const [gone, none] = ['SessionNotAlive', 'NotForYou']
  expect([await said(world, 'adams'), await said(world, 'pegs')]).toStrictEqual([
    [gone, gone, none, ['No'], ['No'], 'AccountNotActive'],
    [gone, gone, none, ['No'], ['No'], 'AccountNotActive'],
  ])
})

it('ORG-10, TOK-02, hole 21: the token for a product of a closed organisation is shown as dead to who made it', async () => {
  const world = await setUp()
  const { host, ada, acme, one, two } = world
  for (const product of [one, two])
    await tell(host, 'EndProduct', { product, organisation: acme, why: 'Cancelled' }, ada.actor)
  await tell(host, 'CloseOrganisation', { organisation: acme, password: ada.password }, ada.actor)
  const no = 'NotForYou'
  expect([await said(world, 'adams'), await said(world, 'pegs')]).toStrictEqual([
    [['No'], ['No'], no, no, no, 'ProductGone'],
    [['No'], ['No'], ['No'], no, no, 'ProductGone'],
  ])
})
