import type { Id, SubjectId } from '../core/values/ids.js'
import type { PersonalType, Sealed } from '../core/values/sealed.js'

/**
 * A readable, valid id for tests: the same name gives the same id.
 * @example sampleId<'Account'>('anna')
 */
export const sampleId = <Name extends string>(name: string): Id<Name> => {
  let hash = 2166136261
  const hex = Array.from({ length: 32 }, (_, i) => {
    for (const char of `${name}/${String(i)}`) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619)
    return (hash >>> 28).toString(16)
  }).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}` as Id<Name>
}

let drawn = 0
/** Not random, but never the same twice in a process, which is all that ids of events need in tests. */
export const nextSampleUuid = (): string => `00000000-0000-7000-8000-${(++drawn).toString(16).padStart(12, '0')}`

/** A box for tests, as sealing a field would make it; its content is the plain text, and nothing is secret. */
export const sampleBox = (type: PersonalType, subject: SubjectId, plain = 'sample'): Sealed => ({
  subject,
  category: type.spec.category,
  field: type.spec.field,
  box: encodeURIComponent(plain),
})

/** A command as a test writes it down. */
export type Asked = { readonly type: string } & Readonly<Record<string, unknown>>
