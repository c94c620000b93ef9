import { describe, expect, it } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { failureKind, must } from '../contract/events.js'
import { memoryKeyStore } from '../stores/memory/keyStore.js'
import { keyRing } from './keyRing.js'
import { keyVault } from './keyVault.js'
import type { KeyStore } from '../stores/ports/keyStore.js'

const NAME = { subject: 'anna', category: 'Identity', field: 'name' } as const

describe('the key vault', () => {
  it('PRV-07: with another host key, everything is tampered with and nothing is erased or made anew', async () => {
    const store = memoryKeyStore()
    const right = keyVault({ store, masterKey: randomBytes(32) })
    const wrong = keyVault({ store, masterKey: randomBytes(32) })
    const box = await must(right.seal(NAME, 'Anna'))
    await must(right.digest('anna', 'x'))
    expect(await failureKind(wrong.open(box))).toBe('Tampered')
    expect(await failureKind(wrong.seal(NAME, 'Anna'))).toBe('Tampered')
    expect(await failureKind(wrong.digest('anna', 'x'))).toBe('Tampered')
    expect(await must(right.open(box))).toStrictEqual({ _tag: 'Plain', text: 'Anna' })
  })

  it('PRV-07: a wrapped key moved to another person or category, or changed, is tampered with', async () => {
    const inner = memoryKeyStore()
    const masterKey = randomBytes(32)
    const box = await must(keyVault({ store: inner, masterKey }).seal(NAME, 'Anna'))
    const key = await must(inner.find('anna', 'Identity'))
    const moved: KeyStore = { ...inner, find: () => () => Promise.resolve({ _tag: 'Right', right: key }) }
    const vault = keyVault({ store: moved, masterKey })
    expect(await must(vault.open(box))).toStrictEqual({ _tag: 'Plain', text: 'Anna' })
    expect(await failureKind(vault.open({ ...box, subject: 'berta' }))).toBe('Tampered')
    expect(await failureKind(vault.open({ ...box, category: 'Contact' }))).toBe('Tampered')
    expect(await failureKind(vault.seal({ ...NAME, subject: 'berta' }, 'x'))).toBe('Tampered')
  })

  it('passes on that the key store is unavailable', async () => {
    const down = () => () =>
      Promise.resolve({
        _tag: 'Left' as const,
        left: { _tag: 'Failure' as const, kind: 'Unavailable' as const, where: 'keys', message: 'down' },
      })
    const vault = keyVault({ store: { find: down, add: down, erase: down }, masterKey: randomBytes(32) })
    expect(await failureKind(vault.seal(NAME, 'x'))).toBe('Unavailable')
    expect(await failureKind(vault.open({ ...NAME, box: '' }))).toBe('Unavailable')
    expect(await failureKind(vault.digest('anna', 'x'))).toBe('Unavailable')
    expect(await failureKind(vault.erase('anna', ['Trace'], '2026-01-01T00:00:00.000Z' as never))).toBe('Unavailable')
  })

  it('works with a cache of one key, and overwrites keys that it forgets', async () => {
    const vault = keyVault({ store: memoryKeyStore(), masterKey: randomBytes(32), cacheSize: 1 })
    const boxes = await Promise.all(
      ['anna', 'berta', 'cara'].map((subject) => must(vault.seal({ ...NAME, subject }, subject))),
    )
    for (const box of [...boxes, ...boxes])
      expect(await must(vault.open(box))).toStrictEqual({ _tag: 'Plain', text: box.subject })
    const ring = keyRing(randomBytes(32), 2)
    const wrapped = ring.wrap('anna', 'Identity', Buffer.alloc(32, 7))
    const key = ring.unwrap('anna', 'Identity', wrapped)
    expect(key).toStrictEqual(Buffer.alloc(32, 7))
    ring.forget('anna', 'Identity')
    expect(key).toStrictEqual(Buffer.alloc(32, 0))
  })
})
