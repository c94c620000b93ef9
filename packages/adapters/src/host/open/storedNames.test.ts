import { describe, expect, it } from '@jest/globals'
import { defaultPolicy, EventMeta } from '@mandat/domain'
import { categories, personalFields, registry, storedNames } from '@mandat/domain/kit'
import { readModelsFor } from '@mandat/projections/kit'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const golden = join(__dirname, '../../../golden/stored-names.json')
const unique = (texts: ReadonlyArray<string>): ReadonlyArray<string> => [...new Set(texts)].sort()

/** Everything that something stored is found, opened or recognised by, beside the events, which have golden files. */
const names = {
  ...storedNames,
  streams: unique(Object.keys(registry.catalogue)),
  reactions: unique(registry.processes.map(({ name }) => name)),
  readModels: unique(Object.values(readModelsFor(defaultPolicy)).map(({ name }) => name)),
  mailTemplates: unique([...registry.mails.keys()]),
  linkPurposes: unique(registry.links.map(({ purpose }) => purpose)),
  claimKinds: unique(registry.claims),
  categories: unique(categories),
  personalFields: unique(
    [EventMeta, ...registry.events.map(({ codec }) => codec)].flatMap((codec) =>
      personalFields(codec).map(({ type: { spec } }) => `${spec.category}/${spec.field}`),
    ),
  ),
}

describe('what is stored by name', () => {
  it('LOG-05: no name that was stored once is changed or missing, and each that is stored is on record', () => {
    expect(names).toStrictEqual(JSON.parse(readFileSync(golden, 'utf8')))
  })
})
