import { memoryPorts, sampleId } from '@mandat/domain/testing'
import { historyOf, noted, testDocuments, testLog } from '@mandat/projections/testing'
import { describe, expect, it } from '@jest/globals'
import { claimsContract } from '../contract/claims.js'
import { credentialsContract } from '../contract/credentials.js'
import { documentStoreContract } from '../contract/documentStore.js'
import { must } from '../contract/events.js'
import { keyVaultContract } from '../contract/keyVault.js'
import { memoryEventStore } from './memory/index.js'

// what the tests of the domain and of the read models rest on is held to what a real adapter is held to
const made =
  <S>(make: () => S) =>
  () =>
    Promise.resolve({ store: make(), close: () => Promise.resolve() })

claimsContract(
  "the domain's double",
  made(() => memoryPorts().claims),
)
credentialsContract(
  "the domain's double",
  made(() => memoryPorts().credentials),
)
// a double in memory is of one process: both are it
keyVaultContract("the domain's double", () => {
  const { vault } = memoryPorts()
  return Promise.resolve({ store: vault, another: vault, close: () => Promise.resolve() })
})
documentStoreContract("the projections' double", made(testDocuments))

describe("the projections' double of the log", () => {
  it('answers every read as a store that passes the contract does', async () => {
    const history = historyOf(Array.from({ length: 9 }, (_, n) => noted('book', n, `writer ${String(n % 2)}`)))
    const [double, store] = [testLog(...history), memoryEventStore()]
    for (const { stream, revision, position: _, ...event } of history) {
      const command = { id: sampleId<'Command'>(event.id), digest: '' }
      await must(store.append({ stream, expectedRevision: revision - 1, events: [event as never], command }))
    }
    for (let after = 0; after < 11; after++) {
      for (const count of [0, 1, 4, 99])
        expect(await must(double.readAll({ after, count }))).toStrictEqual(await must(store.readAll({ after, count })))
      const counts = [double.countAfter?.(after), store.countAfter?.(after)].map((count) => count?.())
      expect(await counts[0]).toStrictEqual(await counts[1])
    }
    for (const stream of ['test-writer 0', 'test-writer 1', 'test-nobody'])
      for (const from of [-1, 0, 2, 4, 9, 'end'] as const)
        for (const count of [0, 1, 2, 99])
          for (const direction of ['forwards', 'backwards'] as const)
            expect(await must(double.readStream(stream, { from, count, direction }))).toStrictEqual(
              await must(store.readStream(stream, { from, count, direction })),
            )
    expect(await must(double.head())).toBe(await must(store.head()))
  })
})
