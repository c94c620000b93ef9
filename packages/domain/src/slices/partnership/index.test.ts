import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import type { GatherPorts } from '../../core/handle/decider.js'
import { handleCommand } from '../../core/handle/handleCommand.js'
import type { EventStore } from '../../core/ports/eventStore.js'
import type { AccountId, OrganisationId } from '../../core/values/ids.js'
import { Secret } from '../../core/values/secret.js'
import { accountStream } from '../../aggregates/account/state.js'
import { organisationStream } from '../../aggregates/organisation/state.js'
import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import { partnershipStream } from '../../aggregates/partnership/state.js'
import { depsOn, metaOf } from '../../testing/counter.js'
import { sampleId } from '../../testing/index.js'
import { memoryStore, type MemoryStore } from '../../testing/memoryStore.js'
import {
  anna,
  annaActs,
  client,
  domain,
  endedIn,
  fullAs,
  grantOf,
  limitedTo,
  mail,
  partner,
  reneActs,
  reneActsForClient,
  startedWith,
} from '../../testing/partnerships.js'
import {
  founded,
  interrupted,
  listed,
  passwordAt,
  passwordChanged,
  populate,
  put,
  samplePorts,
  transferred,
} from '../../testing/world.js'
import type { PartnershipCommand } from './commands.js'
import { partnershipSlice } from './index.js'

const pair = { client, partner }
const stream = partnershipStream(client, partner)
const end: PartnershipCommand = { type: 'EndPartnership', ...pair, confirmed: true, password: passwordAt(1) }
const authorise: PartnershipCommand = {
  type: 'AuthorisePartnerAct',
  ...pair,
  act: 'Token',
  reference: sampleId<'Token'>('t'),
  product: domain,
  password: null,
}
const invite: PartnershipCommand = {
  type: 'InvitePartner',
  ...pair,
  access: { _tag: 'Full', billingMode: 'PartnerPays', walletEntrusted: null },
}
const linkOf = (term: number, attempt: number): Secret =>
  Secret.of(JSON.stringify({ purpose: 'PartnerInvitation', stream, term: String(term), attempt }))

const world = async (...history: ReadonlyArray<PartnershipEvent>): Promise<MemoryStore> => {
  const store = memoryStore()
  await populate(store)
  if (history.length > 0) await put(store, stream, ...history)
  return store
}
const processOn = (store: EventStore, ports: Partial<GatherPorts> = {}) => {
  const handle = handleCommand(depsOn(store, { ports: samplePorts(ports) }))
  return async (command: PartnershipCommand, actor = annaActs, name: string = command.type): Promise<string> => {
    const answer = await handle(partnershipSlice, command, metaOf(name, { actor }))()
    return E.isRight(answer)
      ? answer.right.outcome
      : answer.left._tag === 'Refusal'
        ? answer.left.name
        : answer.left.kind
  }
}
const typesIn = (store: MemoryStore, of = stream): ReadonlyArray<string> =>
  store
    .log()
    .filter((e) => e.stream === of)
    .map((e) => e.type)

describe('what is read of the rest of the world', () => {
  it("PAR-10: the password is the acting account's own, at its present version", async () => {
    const store = await world(...startedWith(fullAs(1)))
    expect(await processOn(store)({ ...end, password: passwordAt(2) })).toBe('EndingPasswordWrong')
    await put(store, accountStream(anna), passwordChanged(anna, 2))
    expect(await processOn(store)(end, annaActs, 'old password')).toBe('EndingPasswordWrong')
    expect(await processOn(store)({ ...end, password: passwordAt(2) }, annaActs, 'new password')).toBe('Applied')
  })
  it('PAR-10: a password that is replaced while the end is about to be appended is asked for anew', async () => {
    const store = await world(...startedWith(fullAs(1)))
    const slow = processOn(
      interrupted(store, 'PartnershipEnded', async () => {
        await put(store, accountStream(anna), passwordChanged(anna, 2))
        await processOn(store)(authorise, reneActsForClient)
      }),
    )
    expect(await slow(end)).toBe('EndingPasswordWrong')
  })
  it('PAR-10: a password is verified once, however often the command is decided', async () => {
    const store = await world(...startedWith(fullAs(1)))
    let verified = 0
    const { passwords } = samplePorts()
    const counted = {
      passwords: {
        ...passwords,
        verify: (...args: Parameters<typeof passwords.verify>) => {
          verified++
          return passwords.verify(...args)
        },
      },
    }
    const slow = processOn(
      interrupted(store, 'PartnershipEnded', () => processOn(store)(authorise, reneActsForClient)),
      counted,
    )
    expect(await slow(end)).toBe('Applied')
    expect(verified).toBe(1)
  })
  it('PAR-06: the link of the last attempt is accepted, and no other', async () => {
    const store = await world()
    const act = processOn(store)
    expect(await act(invite)).toBe('Applied')
    expect(await act({ type: 'ResendPartnerInvitation', ...pair })).toBe('Applied')
    const accept = (link: Secret, name: string) => act({ type: 'AcceptPartnership', ...pair, link }, reneActs, name)
    expect(await accept(linkOf(1, 1), 'replaced')).toBe('PartnerInvitationReplaced')
    expect(await accept(linkOf(2, 2), 'guessed')).toBe('PartnerLinkWrong')
    expect(await accept(linkOf(1, 2), 'mailed last')).toBe('Applied')
    expect(await accept(linkOf(1, 2), 'used')).toBe('LinkUsed')
  })
  it('PAR-14: neither the link nor its text is in the log', async () => {
    const store = await world()
    await processOn(store)(invite)
    await processOn(store)({ type: 'AcceptPartnership', ...pair, link: linkOf(1, 1) }, reneActs)
    expect(typesIn(store)).toEqual(['PartnerInvited', 'PartnershipStarted'])
    expect(JSON.stringify(store.log())).not.toContain('PartnerInvitation"')
  })
  it('PAR-06: a link that was replaced while the answer was on its way does nothing', async () => {
    const store = await world()
    await processOn(store)(invite)
    const slow = processOn(
      interrupted(store, 'PartnershipStarted', () => processOn(store)({ type: 'ResendPartnerInvitation', ...pair })),
    )
    expect(await slow({ type: 'AcceptPartnership', ...pair, link: linkOf(1, 1) }, reneActs)).toBe(
      'PartnerInvitationReplaced',
    )
    expect(typesIn(store)).toEqual(['PartnerInvited', 'PartnerInvitationResent'])
  })
  it('PAR-03: a product counts in the stay that it is in now, and not once it has left', async () => {
    const store = await world()
    const limited: PartnershipCommand = { ...invite, access: { _tag: 'Limited', products: [domain] } }
    expect(await processOn(store)({ ...invite, access: { _tag: 'Limited', products: [domain, mail] } })).toBe(
      'UnknownProducts',
    )
    await put(store, `product-${domain}`, transferred(domain, client, partner, 2))
    expect(await processOn(store)(limited, annaActs, 'gone')).toBe('UnknownProducts')
    await put(store, `product-${domain}`, transferred(domain, partner, client, 3))
    expect(await processOn(store)(limited, annaActs, 'back')).toBe('Applied')
    expect((store.log().at(-1)?.data as { access?: unknown }).access).toEqual(limitedTo(grantOf(domain, 1, 3)))
  })
  it('PAR-13: a partner that left the programme is not listed', async () => {
    const store = await world()
    await put(store, organisationStream(partner), { type: 'PartnerProgrammeLeft', organisation: partner })
    expect(await processOn(store)(invite)).toBe('NotAListedPartner')
  })
  it('PAR-12: a client has several partners at once, limited or full', async () => {
    const store = await world(...startedWith(fullAs(1)))
    const second = sampleId<'Organisation'>('Studio') as OrganisationId
    const sara = sampleId<'Account'>('Sara of the studio') as AccountId
    await put(store, organisationStream(second), founded(second, sara), listed(second))
    const act = processOn(store)
    expect(
      await act({ type: 'InvitePartner', client, partner: second, access: { _tag: 'Limited', products: [domain] } }),
    ).toBe('Applied')
    const other = partnershipStream(client, second)
    const link = Secret.of(JSON.stringify({ purpose: 'PartnerInvitation', stream: other, term: '1', attempt: 1 }))
    expect(
      await act({ type: 'AcceptPartnership', client, partner: second, link }, {
        ...reneActs,
        account: sara,
      } as typeof reneActs),
    ).toBe('Applied')
    expect(typesIn(store, other)).toEqual(['PartnerInvited', 'PartnershipStarted'])
    expect(typesIn(store)).toEqual(['PartnerInvited', 'PartnershipStarted'])
  })
  it("PAR-15: roles held in one's own right stay when a partnership ends", async () => {
    const store = await world(...startedWith(fullAs(1)))
    const before = store.log().filter((e) => e.stream !== stream)
    expect(await processOn(store)(end)).toBe('Applied')
    expect(store.log().filter((e) => e.stream !== stream)).toEqual(before)
    expect(store.log().at(-1)?.data).toEqual({ ...endedIn(), account: anna })
  })
})
