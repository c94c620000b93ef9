import { describe, expect, it } from '@jest/globals'
import type { AnyEvent } from '../../core/record/event.js'
import { Secret } from '../../core/values/secret.js'
import { sampleId } from '../../testing/index.js'
import { addressee, anna, bakery, beat, carla, invitedByMail, person, registered } from '../../testing/organisations.js'
import { acceptedBy, accountOf, here, linkText, said, system, world } from '../../testing/organisationStore.js'

const organisation = bakery

describe('joining and inviting, with their context', () => {
  const invitation = addressee.invitation
  const sign = (attempt: number) =>
    Secret.of(linkText({ purpose: 'MemberInvitation', stream: here, term: invitation, attempt }))
  const join = { type: 'JoinOrganisation', organisation, account: beat, invitation } as const
  const resent: AnyEvent = {
    type: 'MemberInvitationResent',
    organisation,
    invitation,
    attempt: 2,
    expiresAt: '2026-05-01T00:00:00.000Z',
  } as AnyEvent
  it('ORG-02: the link of the latest mail proves the address, with the acceptance of the account', async () => {
    for (const [link, history, answer] of [
      [sign(1), [], 'Applied'],
      [sign(2), [], 'UnknownInvitation ORG-02'],
      [sign(1), [resent], 'InvitationReplaced ORG-02'],
      [sign(2), [resent], 'Applied'],
    ] as const) {
      const w = world({
        ...accountOf(beat, acceptedBy(beat, invitation, 1 + history.length)),
        [here]: [registered, invitedByMail('Collaborator'), ...history],
      })
      await w.before()
      expect(said(await w.run({ ...join, link }, person(beat)))).toBe(answer)
    }
  })
  it('ORG-02: for a process the acceptance of that very invitation is the proof', async () => {
    for (const [accepted, answer] of [
      [invitation, 'Applied'],
      [null, 'InvitationNotAccepted ORG-02'],
    ] as const) {
      const w = world({
        ...accountOf(beat, acceptedBy(beat, accepted)),
        [here]: [registered, invitedByMail('Collaborator')],
      })
      await w.before()
      expect(said(await w.run({ ...join, link: null }, system))).toBe(answer)
    }
  })
  it('ORG-02: an account that does not exist is not invited; the link declines', async () => {
    const w = world({ ...accountOf(beat), [here]: [registered, invitedByMail('Collaborator')] })
    await w.before()
    const invite = {
      type: 'InviteMember',
      organisation,
      invitation: sampleId<'Invitation'>('new'),
      role: 'Collaborator',
    } as const
    expect(said(await w.run({ ...invite, invitee: { _tag: 'Account', account: carla } }, person(anna)))).toBe(
      'UnknownInvitee ORG-02',
    )
    expect(
      said(
        await w.run(
          { ...invite, invitee: { _tag: 'Account', account: beat } },
          person(anna, { _tag: 'Organisation', organisation }),
        ),
      ),
    ).toBe('Applied')
    const decline = { type: 'DeclineMemberInvitation', organisation, invitation } as const
    expect(said(await w.run({ ...decline, link: sign(2) }, { _tag: 'LinkHolder', visitor: sampleId('a') }))).toBe(
      'UnknownInvitation ORG-02',
    )
    expect(said(await w.run({ ...decline, link: sign(1) }, { _tag: 'LinkHolder', visitor: sampleId('b') }))).toBe(
      'Applied',
    )
  })
})
