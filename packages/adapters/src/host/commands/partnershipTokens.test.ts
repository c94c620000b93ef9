import { afterAll, describe, expect, it, jest } from '@jest/globals'
import { ask, logOf, openHost, wordOf } from '../../testing/host.js'
import { partnered, settled, tokenFor } from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import { pairOf, inName, ending } from '../../testing/pairs.js'

// a busy machine takes its time
jest.setTimeout(30_000)

const folder = scratchFolder()
afterAll(folder.remove)

describe('tokens of partners, end to end', () => {
  it('PAR-16, TOK-04, hole 26: four wrong passwords leave no authorisation in the partnership, the right one leaves one', async () => {
    const host = await openHost({ file: folder.path('wrong.db') })
    const pair = await pairOf(host)
    const { ada, pia, client, partner, product } = pair
    await partnered(host, client, ada, partner, pia)
    const authorised = async () => (await logOf(host)).filter(({ type }) => type === 'PartnerActAuthorised').length
    const wanted = { account: pia.account, name: 'deploy', organisation: client, product }
    const create = async (password: string) => {
      const data = { ...wanted, token: host.id(), scopes: ['dns:read'], expiresAt: null, password }
      return wordOf(await ask(host, 'CreateToken', data, inName(pair)))
    }
    for (let time = 0; time < 4; time++) expect(await create('not at all the password')).toBe('TokenPasswordWrong')
    expect(await authorised()).toBe(0)
    expect([await create(pia.password), await authorised()]).toEqual(['Applied', 1])
    await host.manager.close()
  })

  it('PAR-15, PAR-16: the token of the partner dies with the partnership at once, and a new partnership revives nothing', async () => {
    const host = await openHost({ file: folder.path('token.db') })
    const other = await host.another()
    const pair = await pairOf(host)
    const { ada, pia, client, partner, product } = pair
    await partnered(host, client, ada, partner, pia)
    const { text } = await tokenFor(host, pia, client, product, inName(pair))
    expect(
      right(await other.manager.authenticateToken(text, 'dns:read', { ipAddress: '192.0.2.1', device: null })),
    ).toMatchObject({ _tag: 'Token', account: pia.account, onBehalfOf: { _tag: 'Partner', partner, client } })
    expect(wordOf(await ending(host, pair, ada))).toBe('Applied')
    // in the other process too, though nothing was settled
    expect(wordOf(await other.manager.authenticateToken(text, 'dns:read'))).toBe('PartnershipRightEnded')
    await settled(host)
    await partnered(host, client, ada, partner, pia)
    expect(wordOf(await host.manager.authenticateToken(text, 'dns:read'))).toBe('PartnershipRightEnded')
    const fresh = await tokenFor(host, pia, client, product, inName(pair))
    expect(wordOf(await host.manager.authenticateToken(fresh.text, 'dns:read'))).toBe('Right')
    // one call of a day is on record, from wherever it came
    for (let call = 0; call < 5; call++)
      await (call % 2 === 0 ? host : other).manager.authenticateToken(fresh.text, 'dns:read')
    expect(
      (await logOf(host)).filter((e) => e.type === 'TokenUsed' && e.stream === `token-${fresh.token}`),
    ).toHaveLength(1)
    await other.manager.close()
    await host.manager.close()
  })

  it('PAR-16: a token that is made while the partnership ends has the right of before the end, or none: never a living one after', async () => {
    const host = await openHost()
    const pair = await pairOf(host)
    const { ada, pia, client, partner, product } = pair
    let [made, wait] = [0, 0]
    for (let round = 0; round < 8; round++) {
      await partnered(host, client, ada, partner, pia)
      const [token] = await Promise.all([
        tokenFor(host, pia, client, product, inName(pair)).catch(() => null),
        (async () => {
          for (let n = 0; n < wait; n++) await new Promise(setImmediate)
          expect(wordOf(await ending(host, pair, ada))).toBe('Applied')
        })(),
      ])
      if (token !== null) {
        made++
        expect(wordOf(await host.manager.authenticateToken(token.text, 'dns:read'))).toBe('PartnershipRightEnded')
      }
      // so that some tokens are made before the end, however fast the machine is
      wait = token === null ? 4 * wait + 4 : Math.floor(wait / 2)
      await settled(host)
    }
    expect(made).toBeGreaterThan(0)
  })
})
