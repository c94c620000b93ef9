import { house } from './house.js'
import { key } from './key.js'
import type { Now } from './now.js'
import { pair } from './pair.js'
import { person } from './person.js'
import { thing } from './thing.js'

export type { DomainEvent, Now } from './now.js'

/**
 * What may happen next to a person, an organisation, a product, a pair of organisations and a token; nothing where
 * nothing may.
 */
export const moves = (now: Now) => ({
  person: person(now),
  house: house(now),
  thing: thing(now),
  pair: pair(now),
  key: key(now),
})
