import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { openMandat } from '../open/openMandat.js'
import { memoryStores } from '../../stores/memory/index.js'

const opened = async (options: object): Promise<string> => {
  const manager = await openMandat({ stores: memoryStores, hostSecret: new Uint8Array(32), work: 'ByHand', ...options })
  if (E.isLeft(manager)) return `${manager.left.kind}, ${manager.left.message}`
  await manager.right.close()
  return 'open'
}
const words = () => ({ subject: 'x', text: 'x' })

describe('what a host says of its mails', () => {
  it('is taken when it can be meant', async () => {
    expect(await opened({ mails: undefined, language: undefined, service: undefined })).toBe('open')
    expect(await opened({ mails: {}, language: 'fr', service: 'Hosting Ltd' })).toBe('open')
    expect(await opened({ mails: { words: { de: undefined, en: { PasswordResetLink: undefined } } } })).toBe('open')
    const languages = { 'pt-BR': { fallback: 'en', words: { PasswordResetLink: words } } }
    expect(await opened({ language: 'pt-BR', mails: { words: { it: { InvoiceNotice: words } }, languages } })).toBe(
      'open',
    )
  })
  it('is named at the start when it cannot', async () => {
    const wrong = async (options: object) => (await opened(options)).replace('InvalidInput, invalid input: ', '')
    const inEnglish = (en: unknown) => wrong({ mails: { words: { en } } })
    const own = (languages: unknown) => wrong({ mails: { languages } })
    expect(await inEnglish({ PasswordReset: words })).toMatch(
      /^mails\.words\.en\.PasswordReset: expected one of RegistrationLink, EmailChangeLink, /,
    )
    expect(await inEnglish({ PasswordResetLink: { subject: 'x', text: 'x' } })).toBe(
      'mails.words.en.PasswordResetLink: expected a function that writes the mail',
    )
    expect(await inEnglish('x')).toBe('mails.words.en: expected words by template')
    expect(await wrong({ mails: { words: { es: {} } } })).toBe('mails.words.es: expected one of de, fr, it, en')
    expect(await wrong({ mails: { words: [] } })).toBe('mails.words: expected words by language')
    expect(await wrong({ mails: { templates: {} } })).toBe('mails.templates: expected no such field')
    for (const tag of ['en', 'Spanish', '__proto__', ''])
      expect(await own(JSON.parse(`{"${tag}":{"fallback":"en","words":{}}}`))).toBe(
        `mails.languages.${tag}: expected the tag of a language that the library does not write, such as es or pt-BR`,
      )
    expect(await own({ es: { fallback: 'pt', words: {} } })).toBe(
      'mails.languages.es.fallback: expected one of de, fr, it, en',
    )
    expect(await own({ es: 'en' })).toBe('mails.languages.es: expected a fallback and words by template')
    expect(await own({ es: { words: {} } })).toBe('mails.languages.es.fallback: expected one of de, fr, it, en')
    expect(await own({ es: { fallback: 'en', words: { toString: words } } })).toMatch(
      /^mails\.languages\.es\.words\.toString: expected one of /,
    )
    expect(await own({ es: { fallback: 'en', words: {}, name: 'x' } })).toBe(
      'mails.languages.es.name: expected no such field',
    )
    expect(await wrong({ language: 'es' })).toBe('language: expected one of de, fr, it, en')
    expect(await wrong({ language: 'pt', mails: { languages: { es: { fallback: 'en', words: {} } } } })).toBe(
      'language: expected one of de, fr, it, en, es',
    )
    expect(await wrong({ service: 5 })).toMatch(/^service: expected text /)
    expect(await wrong({ mails: null })).toBe('mails: expected words and languages')
  })
})
