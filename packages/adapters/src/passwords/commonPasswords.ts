import type { dictionary as Dictionary } from '@zxcvbn-ts/language-common'
import { createRequire } from 'node:module'

let known: ReadonlySet<string> | undefined

/**
 * About 49,000 passwords that people use most (from breaches), in lower case. Loaded at the first use, once: unpacking
 * it takes some 80 ms, and a verdict is given at once, not in a promise.
 */
export const commonPasswords = (): ReadonlySet<string> => (known ??= new Set(load()['passwords-common']))

const load = (): typeof Dictionary =>
  (createRequire(import.meta.url)('@zxcvbn-ts/language-common') as { readonly dictionary: typeof Dictionary })
    .dictionary
