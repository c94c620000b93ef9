import { describe, expect, it } from '@jest/globals'
import type { Actor } from '../../core/record/actor.js'
import type { AnyEvent } from '../../core/record/event.js'
import type { LinkTarget } from '../../core/record/link.js'
import { accountStream } from '../../aggregates/account/state.js'
import type { OrganisationEvent, Role } from '../../aggregates/organisation/events.js'
import { organisationStream } from '../../aggregates/organisation/state.js'
import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import { partnershipStream } from '../../aggregates/partnership/state.js'
import { productStream } from '../../aggregates/product/state.js'
import { gathered } from '../../testing/gathered.js'
import { sampleId } from '../../testing/index.js'
import {
  anna,
  annaActs,
  client,
  domain,
  endedIn,
  fullAs,
  invitedTo,
  mail,
  partner,
  rene,
  reneActs,
  reneActsForClient,
  shop,
  startedWith,
} from '../../testing/partnerships.js'
import {
  at,
  founded,
  joined,
  listed,
  ordered,
  passwordAt,
  registered,
  samplePorts,
  transferred,
} from '../../testing/world.js'
import type { PartnershipCommand } from './commands.js'
import { partnershipSlice } from './index.js'

const pair = { client, partner }
const between = partnershipStream(client, partner)
const both = [organisationStream(client), organisationStream(partner)]
const system: Actor = { _tag: 'System', process: 'test' }
const stranger: Actor = { _tag: 'Operator', account: sampleId('stranger') }
const nothing = {
  clientRole: null,
  partnerRole: null,
  client: 'NotRunning',
  partner: 'NotRunning',
  enrolment: null,
  link: null,
  password: 'NotAsked',
  stays: {},
}
type Streams = Readonly<Record<string, ReadonlyArray<AnyEvent>>>
const ask = (command: PartnershipCommand, actor: Actor = system, streams: Streams = {}) =>
  gathered(partnershipSlice, command, { actor, streams })
const link = (attempt = 1, term = '1', stream = between) => {
  const target: LinkTarget = { purpose: 'PartnerInvitation', stream, term, attempt }
  return samplePorts().links.sign(target)
}
const withdraw = { type: 'WithdrawPartnerInvitation', ...pair } as const

describe('what a command on a partnership looks up', () => {
  it('PAR-13: whether the client runs, and where the partner stands in the programme', async () => {
    const closed = (organisation: typeof client): OrganisationEvent => ({
      type: 'OrganisationClosed',
      organisation,
      at,
    })
    for (const [ours, theirs, answer] of [
      [[], [], {}],
      [[founded(client, anna)], [], { client: 'Running' }],
      [[founded(client, anna), closed(client)], [], {}],
      [[], [founded(partner, rene)], { partner: 'NotListed' }],
      [[], [founded(partner, rene), listed(partner)], { partner: 'Listed', enrolment: 1 }],
      [[], [founded(partner, rene), listed(partner), closed(partner)], {}],
    ] as const)
      expect(await ask(withdraw, system, { [both[0] as string]: ours, [both[1] as string]: theirs })).toEqual({
        found: { ...nothing, ...answer },
        basis: both,
        own: [between],
      })
  })
  it('PAR-16: the role of the account that acts, on either side, whether person, token or operator', async () => {
    const roles = async (actor: Actor, ...theirs: ReadonlyArray<OrganisationEvent>) => {
      const home = [founded(partner, sampleId('owner')), ...theirs]
      const streams = { [organisationStream(client)]: [founded(client, anna)], [organisationStream(partner)]: home }
      const { found } = await ask(withdraw, actor, streams)
      return [found.clientRole, found.partnerRole]
    }
    const asRole = (role: Role) => joined(partner, rene, 2, role)
    expect(await roles(annaActs)).toEqual(['LegalRepresentative', null])
    expect(await roles(reneActs, asRole('Administrator'))).toEqual([null, 'Administrator'])
    expect(await roles(reneActsForClient, asRole('ExternalUser'))).toEqual([null, 'ExternalUser'])
    expect(
      await roles({ _tag: 'Token', token: sampleId('t'), account: rene, onBehalfOf: null }, asRole('Collaborator')),
    ).toEqual([null, 'Collaborator'])
    expect(
      await roles(reneActs, asRole('Administrator'), {
        type: 'MemberSuspended',
        organisation: partner,
        account: rene,
        reason: 'Other',
      }),
    ).toEqual([null, null])
    for (const actor of [system, stranger]) expect(await roles(actor, asRole('Administrator'))).toEqual([null, null])
  })
  it('PAR-06, hole 28: of a link, which invitation it is or was: of the last fifty mails of the term, and of earlier terms', async () => {
    const resent: PartnershipEvent = { type: 'PartnerInvitationResent', ...pair, term: 1, attempt: 2, expiresAt: at }
    for (const type of ['AcceptPartnership', 'DeclinePartnership'] as const)
      for (const [history, presented, answer] of [
        [[invitedTo(fullAs(1))], link(), { term: 1, attempt: 1 }],
        [[invitedTo(fullAs(1)), resent], link(2), { term: 1, attempt: 2 }],
        [[invitedTo(fullAs(1)), resent], link(), { term: 1, attempt: 1 }],
        [[invitedTo(fullAs(1), 2)], link(), { term: 1, attempt: 1 }],
        [[invitedTo(fullAs(1)), { ...resent, attempt: 51 }], link(2), { term: 1, attempt: 2 }],
        [[invitedTo(fullAs(1)), { ...resent, attempt: 51 }], link(), null],
        [[invitedTo(fullAs(1))], link(1, '2'), null],
        [[invitedTo(fullAs(1))], link(1, '1', 'elsewhere'), null],
        [startedWith(fullAs(1)), link(), { term: 1, attempt: 1 }],
        [[...startedWith(fullAs(1)), endedIn()], link(), { term: 1, attempt: 1 }],
        [[], link(), null],
      ] as const)
        expect(
          await ask({ type, ...pair, link: presented }, system, {
            [between]: history as ReadonlyArray<PartnershipEvent>,
          }),
        ).toEqual({ found: { ...nothing, link: answer }, basis: both, own: [between] })
  })
  it('PAR-10: to end it, the password of the account that acts', async () => {
    const streams = { [accountStream(anna)]: [registered(anna)], [between]: [...startedWith(fullAs(1)), endedIn()] }
    const end = (password: ReturnType<typeof passwordAt> | null) =>
      ({ type: 'EndPartnership', ...pair, confirmed: true, password }) as const
    for (const [password, answer] of [
      [passwordAt(1), 'Right'],
      [passwordAt(2), 'Wrong'],
      [null, 'NotAsked'],
    ] as const)
      expect(await ask(end(password), annaActs, streams)).toEqual({
        found: { ...nothing, password: answer },
        basis: [...both, accountStream(anna)],
        own: [between],
      })
    expect(await ask(end(passwordAt(1)), annaActs)).toEqual({
      found: { ...nothing, password: 'Wrong' },
      basis: [...both, accountStream(anna)],
      own: [between],
    })
    expect(await ask(end(passwordAt(1)), system, streams)).toEqual({ found: nothing, basis: both, own: [between] })
  })
  it('PAR-15: of the products that it names, those that run here, in their present stay, each once', async () => {
    const streams = {
      [productStream(domain)]: [ordered(domain, client)],
      [productStream(mail)]: [ordered(mail, partner), transferred(mail, partner, client, 2)],
      [productStream(shop)]: [ordered(shop, partner)],
    }
    const products = [domain, mail, shop, domain]
    const stays = {
      found: { ...nothing, stays: { [domain]: 1, [mail]: 2 } },
      basis: [...both, ...[domain, mail, shop].map(productStream)],
      own: [between],
    }
    const access = { _tag: 'Limited', products } as const
    const naming = [
      { type: 'InvitePartner', ...pair, access },
      { type: 'LimitAccess', ...pair, products, confirmed: true },
      { type: 'GrantProducts', ...pair, products },
    ] as const
    for (const command of naming) expect(await ask(command, system, streams)).toEqual(stays)
    const authorise = {
      type: 'AuthorisePartnerAct',
      ...pair,
      reference: 'a reference',
      product: mail,
      password: null,
    } as const
    for (const act of ['Renewal', 'Token'] as const)
      expect(await ask({ ...authorise, act }, system, streams)).toEqual({
        found: { ...nothing, stays: { [mail]: 2 } },
        basis: [...both, productStream(mail)],
        own: [between],
      })
    const others = [
      { ...authorise, act: 'Order' },
      { type: 'WithdrawProducts', ...pair, products, confirmed: true },
      { type: 'ResendPartnerInvitation', ...pair },
      withdraw,
      { type: 'ExpirePartnerInvitation', ...pair },
      { type: 'ChangeWalletEntrustment', ...pair, walletEntrusted: 'Yes' },
    ] as const
    for (const command of others)
      expect(await ask(command, system, streams)).toEqual({ found: nothing, basis: both, own: [between] })
  })
})
