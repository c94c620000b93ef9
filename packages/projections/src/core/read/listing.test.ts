import { describe, expect, it } from '@jest/globals'
import { type AccountId, type Failure, type Sealed } from '@mandat/domain'
import { decodeWith, PersonName, tampered } from '@mandat/domain/kit'
import { sampleBox, sampleId } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import fc from 'fast-check'
import { openSample, right } from '../../testing/index.js'
import { listInput, type Listing, type ListPage, listPage, type ListPart } from './listing.js'

interface Person {
  readonly id: AccountId
  readonly name: Sealed | null
}
const person = (name: string): Person => ({ id: sampleId<'Account'>(name), name: sampleBox(PersonName, 'p', name) })
const listing: Listing<Person, Person> = {
  idOf: ({ id }) => id,
  labelsOf: ({ name }) => [name],
  show: (page) => TE.right(page),
}
const pageOf = async (people: ReadonlyArray<Person>, part: ListPart) =>
  right(await listPage(openSample, listing, part)(people)())
const namesOf = ({ items }: ListPage<{ readonly name: unknown }>): ReadonlyArray<unknown> =>
  items.map(({ name }) => (name as { readonly text?: string } | null)?.text ?? null)
const people = ['Dora', 'anna', 'Élise', 'Bruno', 'Carla'].map(person)

describe('a list, page by page', () => {
  it('is ordered by name and ends with no next page', async () => {
    const first = await pageOf(people, { count: 2 })
    expect(namesOf(first)).toEqual(['anna', 'Bruno'])
    const second = await pageOf(people, { count: 2, after: first.next })
    expect(namesOf(second)).toEqual(['Carla', 'Dora'])
    const third = await pageOf(people, { count: 2, after: second.next })
    expect([namesOf(third), third.next]).toEqual([['Élise'], null])
    expect((await pageOf(people, { count: 5 })).next).toBeNull()
    expect(await pageOf([], { count: 5, after: null })).toEqual({ items: [], next: null })
  })
  it('is searched in what people see, whatever case and accents; what has no name is found by none', async () => {
    const all = [...people, { id: sampleId<'Account'>('nobody'), name: null }]
    expect(namesOf(await pageOf(all, { count: 9, search: 'ELI' }))).toEqual(['Élise'])
    expect(namesOf(await pageOf(all, { count: 9, search: ' ' })).length).toBe(6)
    const first = await pageOf(all, { count: 1, search: 'r' })
    expect(namesOf(first)).toEqual(['Bruno'])
    expect(namesOf(await pageOf(all, { count: 1, search: 'r', after: first.next }))).toEqual(['Carla'])
  })
  it('goes on where it was when the item that a page ended with is gone', async () => {
    const { next } = await pageOf(people, { count: 2 })
    const without = people.filter(({ id }) => id !== sampleId<'Account'>('Bruno'))
    expect(namesOf(await pageOf(without, { count: 2, after: next }))).toEqual(['Carla', 'Dora'])
    expect(await pageOf([], { count: 2, after: next })).toEqual({ items: [], next: null })
  })
  it('has every item once, whatever the count', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.string({ maxLength: 3 })),
        fc.integer({ min: 1, max: 5 }),
        async (names, count) => {
          const seen: Array<unknown> = []
          let after: string | null = null
          do {
            const page: ListPage<{ readonly name: unknown; readonly id: unknown }> = await pageOf(names.map(person), {
              count,
              after,
            })
            seen.push(...page.items.map(({ id }) => id))
            after = page.next
          } while (after !== null)
          expect(seen.length).toBe(names.length)
          expect(new Set(seen).size).toBe(names.length)
        },
      ),
      { numRuns: 60 },
    )
  })
  it('PRV-07: a box that does not open fails the page, also where nothing is searched', async () => {
    const broken = (): TE.TaskEither<Failure, never> => TE.left(tampered('box', 'altered'))
    expect(await listPage(broken, listing, { count: 1 })(people)()).toEqual(E.left(tampered('box', 'altered')))
  })
})

describe('what a list is asked with', () => {
  const faults = (input: unknown): unknown => {
    const decoded = decodeWith(listInput({}), input)
    return E.isLeft(decoded) ? decoded.left.map(({ path }) => path) : 'fine'
  }
  it('is 1 to 200 items, a cursor of its own, and a text to search', async () => {
    const { next } = await pageOf(people, { count: 2 })
    expect(faults({ count: 1, after: next, search: '' })).toBe('fine')
    expect(faults({ count: 200, after: null })).toBe('fine')
    for (const count of [0, 201, 1.5, '1', null, undefined]) expect(faults({ count })).toEqual(['count'])
    expect(faults({ count: 1, after: 'somewhere' })).toEqual(['after'])
    expect(faults({ count: 1, search: 'x'.repeat(201) })).toEqual(['search'])
    expect(faults({ count: 1, search: null })).toEqual(['search'])
  })
  it('PRV-03: its cursor holds nothing of what was read', async () => {
    expect((await pageOf(people, { count: 2 })).next).toBe(`2-${sampleId<'Account'>('Bruno')}`)
  })
})
