import { EventId } from '@mandat/domain'
import { describe, expect, it } from '@jest/globals'
import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { failureKind, must } from '../contract/events.js'
import { scratchFolder } from '../testing/scratch.js'
import { cryptoRandom, hostKeys, hostSecretFile } from './index.js'

const inFolder = (test: (path: (name: string) => string) => Promise<void>) => async (): Promise<void> => {
  const { path, remove } = scratchFolder()
  await test(path).finally(remove)
}

describe('the keys of a host', () => {
  it('are four different ones, always the same for a secret', () => {
    const hex = (keys: object): ReadonlyArray<string> =>
      Object.values(keys).map((key) => Buffer.from(key as Uint8Array).toString('hex'))
    const keys = hex(hostKeys(new Uint8Array(32).fill(1)))
    expect(keys).toStrictEqual(hex(hostKeys(new Uint8Array(32).fill(1))))
    expect(new Set([...keys, ...hex(hostKeys(new Uint8Array(32).fill(2)))]).size).toBe(8)
    expect(keys.every((key) => key.length === 64)).toBe(true)
  })

  it(
    'the secret file is made once, for its owner only, and the same is read again',
    inFolder(async (path) => {
      const all = await Promise.all(Array.from({ length: 8 }, () => must(hostSecretFile(path('host.key')))))
      expect(new Set(all.map((secret) => Buffer.from(secret).toString('hex'))).size).toBe(1)
      expect(all[0]).toHaveLength(32)
      expect(await must(hostSecretFile(path('host.key')))).toStrictEqual(all[0])
      expect(statSync(path('host.key')).mode & 0o777).toBe(0o600)
      expect(readdirSync(path('.'))).toStrictEqual(['host.key'])
    }),
  )

  it(
    'a damaged secret file is unreadable and stays; one that cannot be made is unavailable',
    inFolder(async (path) => {
      for (const text of ['', 'short', 'x'.repeat(44), `${'A'.repeat(43)}\n\n`]) {
        writeFileSync(path('host.key'), text)
        expect(await failureKind(hostSecretFile(path('host.key')))).toBe('Unreadable')
      }
      mkdirSync(path('folder'))
      chmodSync(path('folder'), 0o700)
      expect(await failureKind(hostSecretFile(path('folder')))).toBe('Unavailable')
      expect(await failureKind(hostSecretFile(path('missing/host.key')))).toBe('Unavailable')
    }),
  )
})

describe('randomness', () => {
  it('gives as many bytes as asked for, and SHA-256 as hex', () => {
    expect(cryptoRandom.bytes(16)).toHaveLength(16)
    expect(cryptoRandom.bytes(16)).not.toStrictEqual(cryptoRandom.bytes(16))
    const ids = Array.from({ length: 1_000 }, () => cryptoRandom.uuid())
    expect(new Set(ids).size).toBe(1_000)
    expect(ids.every((id) => EventId.is(id) && id[14] === '7')).toBe(true)
    expect(Math.abs(parseInt((ids[0] ?? '').replace('-', '').slice(0, 12), 16) - Date.now())).toBeLessThan(60_000)
    expect(cryptoRandom.sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
})
