import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { isCall, type Line } from './demo/year.js'
import { type Trial, trialOf } from './demo/trial.js'

let trial: Trial & { readonly remove: () => void }
beforeAll(async () => {
  trial = await trialOf(null)
}, 600_000)
afterAll(() => trial.remove())

const nameOf = (line: Line): string => (isCall(line) ? 'a call' : line.type)
const answersTo = (wanted: (line: Line) => boolean): ReadonlyArray<string> =>
  trial.answers.filter(({ line }) => wanted(line)).map(({ line, outcome }) => `${nameOf(line)}: ${outcome}`)
const events = (type: string): number => trial.events.get(type) ?? 0

describe('the whole year', () => {
  it('LOG-06: ends with read models that a rebuild finds identical', () => {
    expect(trial.said.at(-1)).toBe('commands 2216, refused 143, events 4802, mails 1091, read models identical')
  })
  it("is refused as much as a provider's year is", () => {
    const share = trial.tally.refused / trial.tally.commands
    expect(share > 0.05 && share < 0.09).toBe(true)
    expect(trial.tally.refusals.size).toBeGreaterThan(30)
  })
  it('keeps to 120 columns', () => {
    expect(
      trial.said
        .flatMap((text) => text.split('\n'))
        .filter((line) => line.length > 120 && !line.includes(trial.folder.path)),
    ).toEqual([])
  })

  it('ACC-06: whatever the attacker holds is dead from the moment in which the account is secured', () => {
    expect(answersTo((line) => line.from?.ipAddress === '198.51.100.66' && line.at.startsWith('2025-06-12'))).toEqual([
      'LogIn: Applied',
      'CreateToken: Applied',
      'a call: Applied',
      'CreateToken: Applied',
      'CreateToken: ACC-06 SessionNotAlive',
      'a call: ACC-06 EpochEnded',
      'a call: ACC-06 EpochEnded',
      'LogIn: ACC-08 WrongCredentials',
      'a call: ACC-06 EpochEnded',
    ])
    expect(trial.said.some((text) => /TokenCreated.*198\.51\.100\.66.*curl/.test(text))).toBe(true)
  })
  it('ORG-04: the legal representative who was replaced is out, and the new one is the last', () => {
    const story = trial.answers.find(({ line }) => !isCall(line) && line.data['name'] === 'Still mine')?.line
    const organisation = story !== undefined && !isCall(story) ? story.data['organisation'] : null
    const told = new Set([
      'LeaveOrganisation',
      'InviteMember',
      'JoinOrganisation',
      'RemoveMember',
      'RenameOrganisation',
    ])
    expect(
      answersTo(
        (line) =>
          told.has(nameOf(line))
          && !isCall(line)
          && line.data['organisation'] === organisation
          && line.at >= '2025-09-01'
          && line.at < '2025-09-07',
      ),
    ).toEqual([
      'LeaveOrganisation: ORG-03 LastLegalRepresentative',
      'InviteMember: Applied',
      'JoinOrganisation: Applied',
      'RemoveMember: Applied',
      'RenameOrganisation: ORG-01 UnknownOrganisation',
      'RemoveMember: ORG-03 LastLegalRepresentative',
    ])
    const old =
      story !== undefined && !isCall(story) ? (story as unknown as { actor: { account: string } }).actor.account : null
    expect(
      answersTo((line) => !isCall(line) && line.type === 'RequestAccountDeletion' && line.data['account'] === old),
    ).toEqual(['RequestAccountDeletion: ACC-12 StillLastLegalRepresentative', 'RequestAccountDeletion: Applied'])
  })
  it('TOK-06: tokens that made no call for a year are disabled, and stay so', () => {
    expect(events('TokenDisabled')).toBeGreaterThan(0)
    expect(trial.tally.refusals.get('TOK-06 TokenIdleTooLong')?.count ?? 0).toBeGreaterThan(0)
  })
  it('ORG-02, PAR-06, PAR-14: invitations are accepted, declined, withdrawn and expire', () => {
    for (const type of [
      'MemberJoined',
      'MemberInvitationDeclined',
      'MemberInvitationWithdrawn',
      'MemberInvitationExpired',
      'PartnershipStarted',
      'PartnerInvitationDeclined',
      'PartnerInvitationWithdrawn',
      'PartnerInvitationExpired',
    ])
      expect([type, events(type) > 0]).toEqual([type, true])
  })
  it('REN-04, PRD-01: reminders fall due, products are renewed by hand and by the clock, and expire', () => {
    expect(events('RemindersFellDue')).toBeGreaterThan(0)
    expect(events('ProductRenewed')).toBeGreaterThan(trial.tally.applied.get('RenewProduct') ?? 0)
    expect(events('ProductEnded')).toBeGreaterThan(trial.tally.applied.get('EndProduct') ?? 0)
  })
  it('ACC-12, ORG-10: accounts are deleted whose request was accepted, and one organisation closes', () => {
    expect(events('AccountDeleted')).toBe(trial.tally.applied.get('RequestAccountDeletion'))
    expect(events('OrganisationClosed')).toBe(1)
  })
  it('PAR-17: a partner that leaves the programme leaves no partnership behind', () => {
    expect(events('PartnerProgrammeLeft')).toBe(1)
    expect(events('PartnershipEnded')).toBeGreaterThan(trial.tally.applied.get('EndPartnership') ?? 0)
    expect(
      answersTo((line) => !isCall(line) && line.at.startsWith('2025-11-27') && line.type === 'InvitePartner'),
    ).toEqual(['InvitePartner: PAR-13 NotAListedPartner'])
  })
})
