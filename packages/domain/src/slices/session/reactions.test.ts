import { describe, expect, it } from '@jest/globals'
import type { AccountEvent } from '../../aggregates/account/events.js'
import { anna, noon } from '../../testing/accounts.js'
import { sampleId } from '../../testing/index.js'
import { processNamed, reactionOf } from '../../testing/reactions.js'

const endedSessions = processNamed('endedSessions')

describe('sessions that the account ended', () => {
  it('ACC-06: the end of the others is recorded when the epoch rises, and when the account is deleted', async () => {
    const events: ReadonlyArray<AccountEvent> = [
      { type: 'PasswordCompromised', account: anna, epoch: 2, session: sampleId('s'), at: noon },
      { type: 'PasswordReset', account: anna, credential: 8, epoch: 2, at: noon },
      { type: 'AccountDeleted', account: anna, at: noon },
    ]
    for (const event of events)
      expect(await reactionOf(endedSessions)(event)).toStrictEqual({
        commands: [{ command: { type: 'ExpireSessions', account: anna } }],
        mails: [],
      })
  })
})
