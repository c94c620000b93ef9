import { describe, expect, it } from '@jest/globals'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import { registry } from './registry.js'
import { type EventDefinition, eventReader } from './core/record/event.js'

const folder = join(__dirname, '..', 'golden')
const onDisk = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== 'digests.json')
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll('\\', '/'),
  )
  .sort()
const bytesOf = (name: string): Buffer => readFileSync(join(folder, name))

const expected = Object.entries(registry.catalogue).flatMap(([category, definitions]) =>
  definitions.flatMap((definition) =>
    Array.from({ length: definition.version }, (_, i): [string, EventDefinition, number] => [
      `${category}/${definition.type}.v${String(i + 1)}.json`,
      definition,
      i + 1,
    ]),
  ),
)

describe('what was stored once', () => {
  it('LOG-05: every version of every event has its example, and there is none of an event that was forgotten', () => {
    expect(onDisk).toEqual(expected.map(([name]) => name).sort())
  })

  it.each(expected)('LOG-05: %s is still read', (name, definition, version) => {
    const stored = JSON.parse(bytesOf(name).toString('utf8')) as { type: string; version: number; data: object }
    expect([Object.keys(stored), stored.type, stored.version]).toEqual([
      ['type', 'version', 'data'],
      definition.type,
      version,
    ])
    const read = eventReader(registry.events)(stored)
    expect(E.isRight(read) ? definition.codec.is(read.right) : read.left).toBe(true)
    // what is written today comes back whole
    if (version === definition.version) expect(read).toEqual(E.right(stored.data))
  })

  it('LOG-05: no example was changed after it was written', () => {
    const digests = JSON.parse(bytesOf('digests.json').toString('utf8')) as Record<string, string>
    expect(
      Object.fromEntries(onDisk.map((name) => [name, createHash('sha256').update(bytesOf(name)).digest('hex')])),
    ).toEqual(digests)
  })
})
