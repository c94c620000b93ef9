import { describe, expect, it } from '@jest/globals'
import { instantOf } from '@mandat/domain'
import { sampleId } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import { catchUp } from '../../core/keep/catchUp.js'
import { documentsOf, historyOf, testDocuments, testLog } from '../../testing/index.js'
import { type DirectoryEntry, partnerDirectory } from './model.js'
import { findPartners, searchDirectory } from './query.js'

const [web, mail, gone, closed] = ['web', 'mail', 'gone', 'closed'].map((name) => sampleId<'Organisation'>(name)) as [
  DirectoryEntry['organisation'],
  DirectoryEntry['organisation'],
  DirectoryEntry['organisation'],
  DirectoryEntry['organisation'],
]
const joined = (organisation: DirectoryEntry['organisation'], directoryName: string, directoryEmail: string) =>
  ({ type: 'PartnerProgrammeJoined', organisation, directoryName, directoryEmail }) as const
const story = [
  joined(web, 'Zürcher Web', 'hello@web.example'),
  joined(mail, 'Alpine Post', 'info@post.example'),
  joined(gone, 'Gone', 'gone@gone.example'),
  joined(closed, 'Closed', 'closed@closed.example'),
  {
    type: 'DirectoryEntryChanged',
    organisation: mail,
    directoryName: 'Alpine Mail',
    directoryEmail: 'info@mail.example',
  },
  { type: 'PartnerProgrammeLeft', organisation: gone },
  { type: 'OrganisationClosed', organisation: closed, at: instantOf(0) },
]
const entries = [
  { organisation: mail, name: 'Alpine Mail', email: 'info@mail.example' },
  { organisation: web, name: 'Zürcher Web', email: 'hello@web.example' },
]

describe("the partners' directory", () => {
  it('PAR-13: lists a partner from when it joins until it leaves or is closed, as it last described itself', () => {
    expect(new Map(documentsOf(partnerDirectory, historyOf(story)))).toEqual(
      new Map(entries.map((entry) => [entry.organisation, entry])),
    )
  })
  it('PAR-02: is searched by name or e-mail address, whatever the case, accents and order of words', () => {
    const found = (typed: string): ReadonlyArray<string> =>
      searchDirectory([...entries].reverse(), typed).map((entry) => entry.name)
    expect(found('zurcher')).toEqual(['Zürcher Web'])
    expect(found('  WEB Zür ')).toEqual(['Zürcher Web'])
    expect(found('INFO@mail')).toEqual(['Alpine Mail'])
    expect(found('mail zurcher')).toEqual([])
    expect(found('')).toEqual(['Alpine Mail', 'Zürcher Web'])
  })
  it('PAR-02: is read as a whole', async () => {
    const documents = testDocuments()
    await catchUp({ store: testLog(...historyOf(story)), documents, clock: { now: () => instantOf(0) } }, [
      partnerDirectory,
    ])()
    expect(await findPartners(documents, 'web.example')()).toEqual(E.right([entries[1]]))
  })
})
