import { describe, expect, it } from '@jest/globals'
import { anna, annasSession, compromised, noon, registered } from '../../testing/accounts.js'
import { memoryPorts, sampleDigest } from '../../testing/memoryPorts.js'
import { credentialsFollowUp } from './followUps.js'

describe('the hash of a password', () => {
  it('ACC-02: that was replaced is forgotten, by a change as by a reset, and by nothing else', async () => {
    for (const [event, left] of [
      [{ type: 'PasswordReset', account: anna, credential: 9, epoch: 2, at: noon }, [9]],
      [{ type: 'PasswordChanged', account: anna, credential: 9, at: noon }, [9]],
      [registered, [7, 9]],
      [{ type: 'PasswordCompromised', account: anna, epoch: 2, session: annasSession, at: noon }, [7, 9]],
      [compromised[1], [9]],
    ] as const) {
      const ports = memoryPorts()
      for (const version of [7, 9]) await ports.credentials.put(anna, version, sampleDigest(String(version)))()
      if (event !== undefined) await credentialsFollowUp(event, ports)()
      expect([...ports.kept.hashes.keys()]).toEqual(left.map((version) => `${anna}/${String(version)}`))
    }
  })
})
