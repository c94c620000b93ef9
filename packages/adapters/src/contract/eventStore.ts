import { describe } from '@jest/globals'
import { appendingSuite } from './eventStoreAppending.js'
import { basisSuite } from './eventStoreBasis.js'
import { chainsSuite } from './eventStoreChains.js'
import { contentsSuite } from './eventStoreContents.js'
import { idleSuite } from './eventStoreIdle.js'
import { extremesSuite } from './eventStoreExtremes.js'
import { idsSuite } from './eventStoreIds.js'
import { modelSuite } from './eventStoreModel.js'
import { positionsSuite } from './eventStorePositions.js'
import { readingSuite } from './eventStoreReading.js'
import { repeatingSuite } from './eventStoreRepeating.js'
import { sizesSuite } from './eventStoreSizes.js'
import type { MakeEventStore } from './made.js'
import { type MakeRankedStore, ranked } from './ranked.js'

/**
 * Everything that the library asks of an event store; every adapter passes all of it. What a store declares
 * (`chains`, `checksBasis`, `commandIds`, `countAfter`) it is held to; what it does not declare is not asked of it.
 */
export const eventStoreContract = (name: string, make: MakeEventStore): void => {
  const makeRanked: MakeRankedStore = async () => {
    const { store, close } = await make()
    return { store: ranked(store), close }
  }
  describe(`${name}: event store contract`, () => {
    appendingSuite(makeRanked)
    contentsSuite(makeRanked)
    sizesSuite(makeRanked)
    extremesSuite(makeRanked)
    chainsSuite(makeRanked)
    repeatingSuite(makeRanked)
    idleSuite(makeRanked)
    idsSuite(makeRanked)
    basisSuite(makeRanked)
    readingSuite(makeRanked)
    positionsSuite(make)
    modelSuite(makeRanked)
  })
}
