import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { yearText } from '../data/make/year.mjs'
import { freshFolder } from './demo/folder.js'
import { parseOptions } from './demo/options.js'
import { committedYear, type Trial, trialOf } from './demo/trial.js'
import { isCall, yearOf } from './demo/year.js'

const LINES = 60

describe('the first lines of the year', () => {
  let trial: Trial & { readonly remove: () => void }
  beforeAll(async () => {
    trial = await trialOf(LINES)
  })
  afterAll(() => trial.remove())

  it('plays every line, and every command takes effect', () => {
    const lines = yearOf(committedYear()).slice(0, LINES)
    expect(trial.answers.map(({ line }) => line)).toEqual(lines)
    expect(trial.answers.filter(({ outcome }) => outcome !== 'Applied')).toEqual([])
    expect(trial.tally.commands).toBe(lines.filter((line) => !isCall(line)).length)
    expect(trial.tally.refused).toBe(0)
  })
  it('records what the commands say happened', () => {
    for (const [command, event] of [
      ['RegisterAccount', 'AccountRegistered'],
      ['LogIn', 'SessionStarted'],
      ['RegisterOrganisation', 'OrganisationRegistered'],
    ] as const)
      expect(trial.events.get(event)).toBe(trial.tally.applied.get(command))
  })
  it('LOG-06: ends with the figures, and with read models that a rebuild finds identical', () => {
    const events = [...trial.events.values()].reduce((sum, n) => sum + n, 0)
    expect(trial.said.at(-1)).toBe(
      `commands ${String(trial.tally.commands)}, refused 0, events ${String(events)}, mails ${String(trial.mails)}, read models identical`,
    )
    expect(trial.said.at(-2)).toMatch(
      /^\n[\d,]+ commands and calls\/s, [\d,]+ events\/s in [\d.]+ s of playing; [\d,]+ events\/s in the rebuild of 14 read models$/,
    )
  })
  it('keeps to 120 columns', () => {
    expect(
      trial.said
        .flatMap((text) => text.split('\n'))
        .filter((line) => line.length > 120 && !line.includes(trial.folder.path)),
    ).toEqual([])
  })
  it('ACC-01: writes mails whose links were the ones that people followed', () => {
    const mails = readdirSync(trial.folder.mails).filter((name) => name.endsWith('.eml'))
    expect(mails).toHaveLength(trial.mails)
    const registered = trial.answers.find(
      ({ line, outcome }) => !isCall(line) && line.type === 'RegisterAccount' && outcome === 'Applied',
    )?.line
    const account = registered !== undefined && !isCall(registered) ? String(registered.data['account']) : 'nobody'
    const texts = mails.map((name) =>
      readFileSync(join(trial.folder.mails, name), 'utf8')
        .replace(/=\r?\n/g, '')
        .replaceAll('=3D', '='),
    )
    expect(
      texts.filter((text) =>
        text.includes(`https://manager.example/links/registration?stream=account-${account}&term=registration&link=`),
      ),
    ).toHaveLength(1)
  })
})

describe('the options and the folder', () => {
  it('takes a number of lines and a folder', () => {
    expect(parseOptions([], '/here')).toEqual({ lines: null, folder: '/here/mandat-demo' })
    expect(parseOptions(['--lines', '60', '--folder', '/there'], '/here')).toEqual({ lines: 60, folder: '/there' })
    for (const wrong of [['--lines', '0'], ['--lines', 'many'], ['--loud']])
      expect(() => parseOptions(wrong, '/here')).toThrow()
  })
  it("empties its own folder, and nobody else's", () => {
    const path = mkdtempSync(join(tmpdir(), 'mandat-folder-'))
    const { file } = freshFolder(path)
    writeFileSync(file, 'an earlier run')
    freshFolder(path)
    expect(existsSync(file)).toBe(false)
    rmSync(join(path, '.mandat-demo'))
    writeFileSync(file, 'something dear')
    expect(() => freshFolder(path)).toThrow(/choose another/)
    expect(readFileSync(file, 'utf8')).toBe('something dear')
    rmSync(path, { recursive: true })
  })
})

describe('the year', () => {
  it('is what the generator makes, to the byte', () => {
    expect(yearText() === committedYear()).toBe(true)
  })
  it("is of the size of a provider's", () => {
    const lines = yearOf(committedYear())
    const commands = lines.flatMap((line) => (isCall(line) ? [] : [line]))
    const different = (type: string, field: string): number =>
      new Set(commands.filter((line) => line.type === type).map((line) => line.data[field])).size
    expect(different('RegisterOrganisation', 'organisation')).toBeGreaterThanOrEqual(40)
    expect(different('RegisterAccount', 'account')).toBeGreaterThanOrEqual(80)
    expect(different('JoinPartnerProgramme', 'organisation')).toBeGreaterThanOrEqual(8)
    expect(commands.length).toBeGreaterThanOrEqual(2_000)
    expect(lines.every((line, i) => i === 0 || (lines[i - 1]?.at ?? '') <= line.at)).toBe(true)
  })
})
