import type { Category, Instant, Sealed } from '@mandat/domain'
import type { KeyVault } from '@mandat/domain/kit'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { failureKind, must } from './events.js'
import { type MadeStore, using } from './made.js'

const AT = '2026-01-01T00:00:00.000Z' as Instant
const LATER = '2026-02-01T00:00:00.000Z' as Instant
const NAME = { subject: 'anna', category: 'Identity', field: 'name' } as const

/** Two vaults over one store are two processes of one host. */
export interface MadeVault extends MadeStore<KeyVault> {
  readonly another: KeyVault
}

/** Everything that the library asks of a key vault; every adapter passes all of it. */
export const keyVaultContract = (name: string, make: () => Promise<MadeVault>): void => {
  const on = using(make)
  const withTwo = (test: (vault: KeyVault, another: KeyVault) => Promise<void>) => async (): Promise<void> => {
    const { store, another, close } = await make()
    try {
      await test(store, another)
    } finally {
      await close()
    }
  }
  const sealed = (vault: KeyVault, plain = 'Anna Meier'): Promise<Sealed> => must(vault.seal(NAME, plain))

  describe(`${name}: key vault contract`, () => {
    it(
      'PRV-07: opens what was sealed, here and in another process',
      withTwo(async (vault, another) => {
        for (const plain of ['Anna Meier', '', 'ü 🏔 \u0000', 'x'.repeat(100_000)]) {
          const box = await sealed(vault, plain)
          expect({ ...box, box: '' }).toStrictEqual({ ...NAME, box: '' })
          expect(await must(vault.open(box))).toStrictEqual({ _tag: 'Plain', text: plain })
          expect(await must(another.open(box))).toStrictEqual({ _tag: 'Plain', text: plain })
        }
      }),
    )

    it(
      'PRV-07: the same text never gives the same box, and no box shows its text',
      on(async (vault) => {
        const boxes = await Promise.all(Array.from({ length: 50 }, () => sealed(vault, 'aaaaaaaaaaaaaaaaaaaaaaaa')))
        expect(new Set(boxes.map(({ box }) => box.slice(0, 16))).size).toBe(50)
        expect(boxes.some(({ box }) => Buffer.from(box, 'base64url').includes('aaaa'))).toBe(false)
      }),
    )

    it(
      'PRV-07: a box with any character changed, cut or lengthened is tampered with',
      on(async (vault) => {
        const box = await sealed(vault)
        const changed = [...box.box].map((c, i) => box.box.slice(0, i) + (c === 'A' ? 'B' : 'A') + box.box.slice(i + 1))
        for (const text of [
          ...changed,
          '',
          'A',
          box.box.slice(1),
          box.box.slice(0, -1),
          `${box.box}A`,
          `${box.box}=`,
          ` ${box.box}`,
          'no box at all',
        ])
          expect(await failureKind(vault.open({ ...box, box: text }))).toBe('Tampered')
      }),
    )

    it(
      'PRV-07: a box moved to another person, category or field does not open',
      on(async (vault) => {
        const box = await sealed(vault)
        await must(vault.seal({ ...NAME, subject: 'berta' }, 'x'))
        await must(vault.seal({ ...NAME, category: 'Contact' }, 'x'))
        for (const moved of [{ subject: 'berta' }, { category: 'Contact' as const }, { field: 'city' }])
          expect(await failureKind(vault.open({ ...box, ...moved }))).toBe('Tampered')
      }),
    )

    it(
      'PRV-07: a key that never was is missing, which is not erased; opening makes none',
      on(async (vault) => {
        const box = await sealed(vault)
        for (let i = 0; i < 2; i++)
          expect(await failureKind(vault.open({ ...box, subject: 'nobody' }))).toBe('MissingKey')
      }),
    )

    it(
      'PRV-03: erasing a category erases it everywhere at once, for that person and category only',
      withTwo(async (vault, another) => {
        const box = await sealed(vault)
        const other = await must(vault.seal({ ...NAME, category: 'Contact' }, 'kept'))
        const person = await must(vault.seal({ ...NAME, subject: 'berta' }, 'Berta'))
        await must(another.open(box))
        await must(vault.erase('anna', ['Identity', 'Content'], AT))
        for (const v of [vault, another]) {
          expect(await must(v.open(box))).toStrictEqual({ _tag: 'Erased', at: AT })
          expect(await must(v.open(other))).toStrictEqual({ _tag: 'Plain', text: 'kept' })
          expect(await must(v.open(person))).toStrictEqual({ _tag: 'Plain', text: 'Berta' })
        }
      }),
    )

    it(
      'PRV-07: after an erasure no new key is made, not even for a category that had none',
      withTwo(async (vault, another) => {
        await sealed(vault)
        await must(another.erase('anna', ['Identity', 'Content'], AT))
        for (const v of [vault, another])
          for (const category of ['Identity', 'Content'] as ReadonlyArray<Category>)
            expect(await failureKind(v.seal({ ...NAME, category }, 'x'))).toBe('InvalidInput')
        expect(await must(vault.seal({ ...NAME, category: 'Contact' }, 'x'))).toMatchObject({ category: 'Contact' })
      }),
    )

    it(
      'erasing again changes nothing: the first date stays',
      on(async (vault) => {
        const box = await sealed(vault)
        await must(vault.erase('anna', ['Identity'], AT))
        await must(vault.erase('anna', ['Identity'], LATER))
        await must(vault.erase('anna', [], LATER))
        expect(await must(vault.open(box))).toStrictEqual({ _tag: 'Erased', at: AT })
      }),
    )

    it(
      'many first uses at once, in two processes, agree on one key',
      withTwo(async (vault, another) => {
        const boxes = await Promise.all(
          Array.from({ length: 30 }, (_, i) => sealed(i % 2 === 0 ? vault : another, String(i))),
        )
        for (const [i, box] of boxes.entries())
          expect(await must(vault.open(box))).toStrictEqual({ _tag: 'Plain', text: String(i) })
      }),
    )

    it(
      'LOG-07: a digest is the same for the same person and text, else another; none is made after an erasure',
      withTwo(async (vault, another) => {
        const digest = await must(vault.digest('anna', 'content'))
        expect(digest).toMatch(/^[\w-]{43}$/)
        expect(await must(another.digest('anna', 'content'))).toBe(digest)
        expect(await must(vault.digest('anna', 'content2'))).not.toBe(digest)
        expect(await must(vault.digest('berta', 'content'))).not.toBe(digest)
        await must(another.erase('anna', ['Trace'], AT))
        expect(await must(vault.digest('anna', 'content'))).toBeNull()
        expect(await must(another.digest('anna', 'content'))).toBeNull()
      }),
    )

    it(
      'text that is not well-formed is refused rather than changed',
      on(async (vault) => {
        expect(await failureKind(vault.seal(NAME, 'a\ud800'))).toBe('InvalidInput')
      }),
    )

    it(
      'opens any text sealed for any person, category and field, and for no other',
      on(async (vault) => {
        const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
        const target = fc.record({
          subject: words,
          field: words,
          category: fc.constantFrom<Category>('Identity', 'Contact', 'Trace', 'Content'),
        })
        await fc.assert(
          fc.asyncProperty(target, target, fc.string({ unit: 'grapheme' }), async (one, two, plain) => {
            const box = await must(vault.seal(one, plain))
            await must(vault.seal(two, plain))
            expect(await must(vault.open(box))).toStrictEqual({ _tag: 'Plain', text: plain })
            if (JSON.stringify(one) !== JSON.stringify({ ...one, ...two }))
              expect(await failureKind(vault.open({ ...box, ...two }))).toBe('Tampered')
          }),
          { numRuns: 50 },
        )
      }),
    )
  })
}
