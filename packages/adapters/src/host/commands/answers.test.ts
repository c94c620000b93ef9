import { afterAll, describe, expect, it } from '@jest/globals'
import { ask, logOf, openHost, tell, wordOf } from '../../testing/host.js'
import { founded, listed, ordered, person, settled } from '../../testing/people.js'
import { scratchFolder } from '../../testing/scratch.js'
import { until } from '../../testing/until.js'
import { following } from '../../testing/following.js'

const folder = scratchFolder()
afterAll(folder.remove)
describe('LOG-01: what a caller does with its answer', () => {
  it('PAR-07, LOG-01: changes nothing: neither the log, nor what is decided next, nor what others read', async () => {
    for (const file of [undefined, folder.path('answers.db')]) {
      const host = await openHost(file === undefined ? {} : { file })
      const [ada, pia] = [await person(host, 'Ada'), await person(host, 'Pia')]
      const [acme, agency] = [await founded(host, ada), await listed(host, pia)]
      const [granted, other] = [await ordered(host, acme, ada.actor), await ordered(host, acme, ada.actor)]
      const answer = await tell(
        host,
        'InvitePartner',
        { client: acme, partner: agency, access: { _tag: 'Limited', products: [granted] } },
        ada.actor,
      )
      const before = JSON.stringify(await logOf(host))
      const spoil = (value: unknown): void => {
        if (typeof value !== 'object' || value === null) return
        for (const [key, inner] of Object.entries(value)) {
          spoil(inner)
          try {
            ;(value as Record<string, unknown>)[key] = inner === granted ? other : inner
            if (Array.isArray(value)) value.push(other)
          } catch {
            // it may also refuse
          }
        }
      }
      spoil(answer.events)
      spoil(await logOf(host))
      const handled: Array<number> = []
      const one = following(host.manager, {
        name: 'spoiler',
        handler: (envelope) => {
          spoil(envelope)
          handled.push(envelope.position)
        },
      })
      await until(() => handled.length === (JSON.parse(before) as ReadonlyArray<unknown>).length)
      await one.stop()
      expect(JSON.stringify(await logOf(host))).toBe(before)
      await settled(host)
      const mail = host
        .mails()
        .filter(({ to }) => to === 'agency@agency.example')
        .at(-1)
      const link = decodeURIComponent(/link=([^&\s"]+)/.exec(mail?.text ?? '')?.[1] ?? '')
      await tell(host, 'AcceptPartnership', { client: acme, partner: agency, link }, pia.actor)
      const behalf = { ...pia.actor, onBehalfOf: { _tag: 'Partner', partner: agency, client: acme } } as const
      const create = (product: string) =>
        ask(
          host,
          'CreateToken',
          {
            token: host.id(),
            account: pia.account,
            name: 'ci',
            organisation: acme,
            product,
            scopes: ['dns:read'],
            expiresAt: null,
            password: pia.password,
          },
          behalf,
        )
      expect([wordOf(await create(other)), wordOf(await create(granted))]).toStrictEqual([
        'NoRightToProduct',
        'Applied',
      ])
      await host.manager.close()
    }
  })
})
