import { expect, it } from '@jest/globals'
import { tell } from '../../testing/host.js'
import { compromised, joined } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'
import { alive, dead, said, tokenWorld, type TokenWorld as World, type Whose } from '../../testing/tokenWorld.js'

type Kill = (world: World, whose: Whose) => Promise<unknown>
const ownerOf = (world: World, whose: Whose) => (whose === 'adams' ? world.adam : world.peg)
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
    const world = await tokenWorld()
    expect(await said(world, whose)).toStrictEqual([...alive, 'Right'])
    await kill(world, whose)
    expect(await said(world, whose)).toStrictEqual([...dead, refusal])
  },
)
