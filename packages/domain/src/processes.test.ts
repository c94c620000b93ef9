import { describe, expect, it } from '@jest/globals'
import { organisationStream } from './aggregates/organisation/state.js'
import { productStream } from './aggregates/product/state.js'
import { registry } from './registry.js'
import { type MemoryStore, sampleId } from './testing/index.js'
import { anna, client, domain, fullAs, mail, partner, rene, startedWith } from './testing/partnerships.js'
import { at, founded, joined, listed, ordered, populate, put, registered, transferred } from './testing/world.js'
import { withEveryCrash } from './testing/everyCrash.js'

const { processes, processesFor } = registry

const [bakery, florist] = [client, sampleId<'Organisation'>('Florist')]
const beat = sampleId<'Account'>('beat')
const forGood = { command: null, until: null }
const admitted = { type: 'ProductAdmitted', organisation: client, product: domain, ...forGood } as const
const accepted = (organisation: typeof bakery, invitation: string | null = null) =>
  ({
    type: 'MembershipAccepted',
    account: anna,
    organisation,
    invitation: invitation as never,
    role: invitation === null ? null : 'Collaborator',
    attempt: invitation === null ? null : 1,
  }) as const

describe('the list of processes', () => {
  it('LOG-01: names are unique and stay, since events carry them', () => {
    expect(processes.map(({ name }) => name)).toStrictEqual([
      'accountDeletion',
      'endedSessions',
      'joinOrganisation',
      'externalUsers',
      'productReleases',
      'productReadmissions',
      'partnershipEnds',
      'revokedTokens',
      'productReturns',
      'forgottenFailures',
      'accountMails',
      'compromiseMails',
      'memberMails',
      'partnershipMails',
      'tokenMails',
      'reminderMails',
    ])
    expect(processesFor('AccountDeletionRequested').map(({ name }) => name)).toStrictEqual(['accountDeletion'])
    expect(processesFor('TokenUsed')).toStrictEqual([])
  })
})

describe('processes, wherever their runner dies', () => {
  const leaving =
    (...there: ReadonlyArray<Parameters<typeof put>[2]>) =>
    async (store: MemoryStore): Promise<void> => {
      await put(
        store,
        organisationStream(bakery),
        founded(bakery, beat),
        joined(bakery, anna, 2, 'LegalRepresentative'),
      )
      await put(store, organisationStream(florist), ...there)
      await put(store, `account-${anna}`, registered(anna), accepted(bakery), accepted(florist))
      await put(store, `account-${anna}`, {
        type: 'AccountDeletionRequested',
        account: anna,
        organisations: [bakery, florist],
        at,
      })
    }
  it('ACC-12: each membership is left once, then the account is deleted once, and told once', async () => {
    const { log, mails } = await withEveryCrash(leaving(founded(florist, beat), joined(florist, anna, 2)))
    expect(log).toStrictEqual(['MemberLeft organisation', 'MemberLeft organisation', 'AccountDeleted account'])
    expect(mails).toStrictEqual([`AccountDeleted ${JSON.stringify({ _tag: 'Account', account: anna })}`])
  })
  it('ORG-07: an account that became the last legal representative meanwhile is kept, and its deletion abandoned', async () => {
    const { log } = await withEveryCrash(leaving(founded(florist, anna)))
    expect(log).toStrictEqual(['MemberLeft organisation', 'AccountDeletionAbandoned account'])
  })
  it('ORG-02: an accepted membership begins once', async () => {
    const invitation = sampleId<'Invitation'>('i')
    const { log } = await withEveryCrash(async (store) => {
      await put(store, organisationStream(bakery), founded(bakery, beat), {
        type: 'MemberInvited',
        organisation: bakery,
        invitation,
        invitee: { _tag: 'Account', account: anna },
        role: 'Collaborator',
        attempt: 1,
        expiresAt: '2026-04-01T12:00:00.000Z' as typeof at,
      })
      await put(store, `account-${anna}`, registered(anna), accepted(bakery, invitation))
    })
    expect(log).toStrictEqual(['MemberJoined organisation'])
  })
  it('PAR-08: external users of the partner are replaced once', async () => {
    const { log } = await withEveryCrash(async (store) => {
      await populate(store)
      await put(store, organisationStream(client), admitted)
      await put(store, organisationStream(client), joined(client, rene, 2, 'ExternalUser'))
      await put(store, `partnership-${client}-${partner}`, ...startedWith(fullAs(1)))
    })
    expect(log).toStrictEqual(['MemberReplacedByPartnership organisation'])
  })
  it('PAR-17: leaving the programme ends the partnership and takes back the invitation, once, and tells the clients', async () => {
    const { log, mails } = await withEveryCrash(async (store) => {
      await populate(store)
      await put(store, organisationStream(client), admitted)
      await put(store, organisationStream(florist), founded(florist, beat))
      await put(store, `partnership-${client}-${partner}`, ...startedWith(fullAs(1)))
      await put(store, `partnership-${florist}-${partner}`, { ...startedWith(fullAs(1))[0], client: florist } as never)
      await put(store, organisationStream(partner), { type: 'PartnerProgrammeLeft', organisation: partner })
    })
    expect([...log].sort()).toStrictEqual(['PartnerInvitationWithdrawn partnership', 'PartnershipEnded partnership'])
    expect(mails.filter((text) => text.startsWith('PartnershipEnded'))).toStrictEqual([
      `PartnershipEnded ${JSON.stringify({ _tag: 'Account', account: anna })}`,
    ])
  })
  it('PAR-17: a partnership that the partner left behind ends, although it is back and the clock went back meanwhile', async () => {
    const { log } = await withEveryCrash(async (store) => {
      await populate(store)
      await put(store, organisationStream(client), admitted)
      const [invited, started] = startedWith(fullAs(1))
      await put(
        store,
        `partnership-${client}-${partner}`,
        invited as never,
        { ...started, at: '2026-03-02T13:00:00.000Z' } as never,
      )
      await put(
        store,
        organisationStream(partner),
        { type: 'PartnerProgrammeLeft', organisation: partner },
        listed(partner),
      )
    })
    expect(log).toStrictEqual(['PartnershipEnded partnership'])
  })
  const thereAndBack = async (store: Parameters<typeof populate>[0]): Promise<void> => {
    await populate(store)
    await put(store, organisationStream(client), {
      type: 'ProductAdmitted',
      organisation: client,
      product: domain,
      ...forGood,
    })
    await put(store, organisationStream(partner), {
      type: 'ProductAdmitted',
      organisation: partner,
      product: domain,
      ...forGood,
    })
    await put(
      store,
      productStream(domain),
      transferred(domain, client, partner, 2),
      transferred(domain, partner, client, 3),
    )
  }
  it('ORG-10: an organisation that gave its word back as the product came back to it has it again', async () => {
    const { log } = await withEveryCrash(async (store) => {
      await thereAndBack(store)
      await put(store, organisationStream(client), { type: 'ProductReleased', organisation: client, product: domain })
    })
    expect(log).toStrictEqual(['ProductAdmitted organisation', 'ProductReleased organisation'])
  })
  it('ORG-10: a product that moved away and came back is not released from the organisation that it runs in', async () => {
    const { log } = await withEveryCrash(async (store) => {
      await thereAndBack(store)
      await put(store, organisationStream(client), {
        type: 'ProductAdmitted',
        organisation: client,
        product: mail,
        ...forGood,
      })
      await put(store, productStream(mail), ordered(mail, client), {
        type: 'ProductEnded',
        product: mail,
        organisation: client,
        stay: 1,
        why: 'Cancelled',
        at,
      })
    })
    expect(log).toStrictEqual(['ProductReleased organisation', 'ProductReleased organisation'])
  })
})
