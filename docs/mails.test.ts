import { describe, expect, it } from '@jest/globals'
import { registry, shapeOf } from '@mandat/domain/kit'
import { AddressBookEntry } from '@mandat/projections/kit'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withMailTable } from '../scripts/mailTable.mjs'

describe('the page of mails', () => {
  it('lists every mail with its facts, as node scripts/mails.mjs writes them', () => {
    const page = readFileSync(join(__dirname, 'mails.md'), 'utf8')
    const hasName = (kind: string): boolean => Object.hasOwn(AddressBookEntry.variants, kind)
    expect(page).toBe(withMailTable(page, registry.mails.values(), { shapeOf, hasName }))
  })
})
