import { describe, expect, it } from '@jest/globals'
import { Language, ProductId } from '@mandat/domain'
import { mail, type MailDefinition, OneOfType, registry, tellsWhatHappened } from '@mandat/domain/kit'
import { factKind } from '../factKind.js'
import { allTexts } from './all.js'
import { de } from './de/language.js'
import { en } from './en/language.js'
import { fr } from './fr/language.js'
import { it as italian } from './it/language.js'
import type { TextsOf } from './text.js'

const sorted = (texts: Iterable<string>): ReadonlyArray<string> => [...texts].sort()

describe('all texts', () => {
  it.each(Language.values)(
    'in %s: every template that a slice declares has a text, and no text is of none',
    (language) => {
      const written = allTexts.flatMap(({ texts }) => Object.keys(texts[language]))
      expect(sorted(written)).toStrictEqual(sorted(registry.mails.keys()))
    },
  )
  it('are kept by the mails of their slice', () => {
    const mails = allTexts.flatMap<MailDefinition>((one) => one.mails)
    expect(mails.map(({ template }) => registry.mails.get(template))).toStrictEqual(mails)
    for (const { mails: own, texts } of allTexts)
      expect(Object.keys(texts.de)).toStrictEqual(own.map(({ template }) => template))
  })
  it('every word of the rule book that a mail may say has its translation, and no translation is of none', () => {
    const said = [...registry.mails.values()].flatMap((definition) =>
      Object.entries(definition.facts).flatMap(([name, codec]) => {
        const inner = 'inner' in codec ? codec.inner : codec
        return factKind(definition, name)._tag === 'Word' && inner instanceof OneOfType && inner !== Language
          ? (inner.values as ReadonlyArray<string>)
          : []
      }),
    )
    for (const { words } of [de, fr, italian, en])
      expect(sorted(Object.keys(words))).toStrictEqual(sorted(new Set(said)))
  })
  it('a text reads the facts that its mail declares and those of every mail: another one does not compile', () => {
    const mails = [
      mail('Ordered', { products: ProductId }, tellsWhatHappened()),
      mail('Thanked', {}, tellsWhatHappened()),
    ] as const
    const thanks = { subject: 'Thanks', body: [] }
    const right: TextsOf<typeof mails> = {
      Ordered: (f) => ({
        subject: f.say('products', (name) => name, 'x'),
        body: [f.line('recipient', (name) => name)],
      }),
      Thanked: () => thanks,
    }
    const wrong: TextsOf<typeof mails> = {
      // @ts-expect-error -- not a fact of this mail
      Ordered: (f) => ({ subject: f.say('product', (name) => name, 'x'), body: [] }),
      // @ts-expect-error -- a fact of the other mail
      Thanked: (f) => ({ subject: f.say('products', (name) => name, 'x'), body: [] }),
    }
    // @ts-expect-error -- one has no text
    const missing: TextsOf<typeof mails> = { Thanked: () => thanks }
    expect(Object.keys(right)).toStrictEqual(mails.map(({ template }) => template))
    expect([right, wrong, missing].map((texts) => Object.keys(texts).length)).toStrictEqual([2, 2, 1])
  })
})
