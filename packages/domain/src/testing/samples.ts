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

/** Where a box lies and what it holds, in one text. */
export const boxName = ({ subject, category, field, box }: Sealed): string =>
  JSON.stringify([subject, category, field, box])

const samples = new Map<string, string>()
/** What `sampleBox` put into this box; nothing, when it did not make it. */
export const textOfSample = (box: Sealed): string | undefined => samples.get(boxName(box))

/** A box for tests, as sealing a field would make it; its content is the plain text, and nothing is secret. */
export const sampleBox = (type: PersonalType, subject: SubjectId, plain = 'sample'): Sealed => {
  const { category, field } = type.spec
  const sealed = { subject, category, field, box: encodeURIComponent(plain) }
  samples.set(boxName(sealed), plain)
  return sealed
}

/** A command as a test writes it down. */
export type Asked = { readonly type: string } & Readonly<Record<string, unknown>>
