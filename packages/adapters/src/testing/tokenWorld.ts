import type { Failure, Refusal, TokenId } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import { openHost, wordOf } from './host.js'
import { founded, joined, listed, ordered, partnered, person, settled, tokenFor } from './people.js'

/** An organisation and its partner; Adam made a token as the one's administrator, Peggy one as the other's. */
export const tokenWorld = async (expiresAt: string | null = null) => {
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
export type TokenWorld = Awaited<ReturnType<typeof tokenWorld>>
export type Whose = 'adams' | 'pegs'
type Shown = ReadonlyArray<{ readonly token: TokenId; readonly alive: 'Yes' | 'No' }>

/** What every view says of the token which shows it, and what a call with it is answered. */
export const said = async ({ host, ada, adam, pia, peg, acme, agency, ...tokens }: TokenWorld, whose: Whose) => {
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
export const [alive, dead] = [
  [['Yes'], ['Yes'], ['Yes'], ['Yes'], ['Yes']],
  [['No'], ['No'], ['No'], ['No'], ['No']],
]
