import { describe } from '@jest/globals'
import { appendingSuite } from './eventStoreAppending.js'
import { repeatingSuite } from './eventStoreRepeating.js'
import { readingSuite } from './eventStoreReading.js'
import { modelSuite } from './eventStoreModel.js'
import type { MakeEventStore } from './made.js'

/** Everything that the library asks of an event store; every adapter passes all of it. */
export const eventStoreContract = (name: string, make: MakeEventStore): void => {
  describe(`${name}: event store contract`, () => {
    appendingSuite(make)
    repeatingSuite(make)
    readingSuite(make)
    modelSuite(make)
  })
}
