import { Secret } from '@mandat/domain'
import { describe, expect, it } from '@jest/globals'
import { failureKind, must } from '../contract/events.js'
import { passwordsContract } from '../contract/passwords.js'
import { argon2Passwords, scryptPasswords } from './index.js'

const cheapArgon2 = { memoryKiB: 32, iterations: 1 }
const cheapScrypt = { logN: 4, parallelism: 1 }
passwordsContract('argon2', () => argon2Passwords(cheapArgon2))
passwordsContract('scrypt', () => scryptPasswords(cheapScrypt))

describe('cost', () => {
  const password = Secret.of('a long walk by the lake')

  it('ACC-09: hashes by default at the cost that OWASP recommends', async () => {
    expect(await must(argon2Passwords().hash(password))).toMatch(
      /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/,
    )
    expect(await must(scryptPasswords().hash(password))).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[\w+/]{22}\$[\w+/]{43}$/)
  })
  it('reads older hashes after the cost was raised', async () => {
    const older = await must(argon2Passwords(cheapArgon2).hash(password))
    expect(await must(argon2Passwords({ memoryKiB: 64, iterations: 2 }).verify(password, older))).toBe(true)
    const old = await must(scryptPasswords(cheapScrypt).hash(password))
    expect(await must(scryptPasswords({ logN: 5 }).verify(password, old))).toBe(true)
  })
  it('refuses a cost that no host can mean, without trying it', async () => {
    const costs = [
      { memoryKiB: 4_294_967_295 },
      { memoryKiB: 7 },
      { iterations: 0 },
      { iterations: 1e9 },
      { parallelism: 0.5 },
      { memoryKiB: Number.NaN },
    ]
    for (const cost of costs) expect(await failureKind(argon2Passwords(cost).hash(password))).toBe('InvalidInput')
    for (const cost of [{ logN: 0 }, { logN: 24 }, { blockSize: 0 }, { parallelism: 1e9 }])
      expect(await failureKind(scryptPasswords(cost).hash(password))).toBe('InvalidInput')
  })
  it('lets a host move from scrypt to argon2', async () => {
    const old = await must(scryptPasswords(cheapScrypt).hash(password))
    expect(await must(argon2Passwords(cheapArgon2).verify(password, old))).toBe(true)
    expect(await must(argon2Passwords(cheapArgon2).verify(Secret.of('another walk'), old))).toBe(false)
    const hash = await must(argon2Passwords(cheapArgon2).hash(password))
    expect(await failureKind(scryptPasswords(cheapScrypt).verify(password, hash))).toBe('Unreadable')
  })
  it("reads the reference implementation's hashes, and argon2id only", async () => {
    // from https://github.com/P-H-C/phc-winner-argon2/blob/master/src/test.c (Argon2id, v=19, m=65536, t=2, p=1)
    const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    expect(await must(argon2Passwords().verify(Secret.of('password'), reference))).toBe(true)
    expect(await failureKind(argon2Passwords().verify(password, reference.replace('argon2id', 'argon2i')))).toBe(
      'Unreadable',
    )
  })
})
