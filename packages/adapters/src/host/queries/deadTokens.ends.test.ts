import { expect, it } from '@jest/globals'
import { DAY } from '@mandat/domain'
import { tell } from '../../testing/host.js'
import { loginOf, settled } from '../../testing/people.js'
import { alive, dead, said, tokenWorld, type TokenWorld as World, type Whose } from '../../testing/tokenWorld.js'

const again = async ({ host, ...rest }: World): Promise<World> => {
  const { ada, adam, pia, peg } = rest
  return {
    ...{ ...rest, host, ada: await loginOf(host, ada), adam: await loginOf(host, adam) },
    ...{ pia: await loginOf(host, pia), peg: await loginOf(host, peg) },
  }
}
it.each<Whose>(['adams', 'pegs'])(
  'TOK-04, TOK-06, hole 21: a token (%s) whose end date or idle year is over is shown as dead, before the clock has ended it',
  async (whose) => {
    const ending = await tokenWorld('2026-03-02T09:00:00.000Z')
    expect(await said(ending, whose)).toStrictEqual([...alive, 'Right'])
    ending.host.clock.move(3_600_000)
    expect(await said(ending, whose)).toStrictEqual([...dead, 'TokenExpired'])
    const idle = await tokenWorld()
    expect(await said(idle, whose)).toStrictEqual([...alive, 'Right'])
    idle.host.clock.move(366 * DAY)
    expect(await said(await again(idle), whose)).toStrictEqual([...dead, 'TokenIdleTooLong'])
  },
)

it('ACC-12, TOK-02, hole 21: the token of a deleted account is shown as dead', async () => {
  const world = await tokenWorld()
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
  const world = await tokenWorld()
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
