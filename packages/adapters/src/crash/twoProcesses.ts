import { hmacLinks, hostKeys, hostSecretFile } from '@mandat/adapters/kit'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { must } from './checkLog.js'
import { type Child, startChild, tagged } from './childProcess.js'
import type { Answer, Line } from './lines.js'
import { type TwoDoors, twoDoors } from './twoDoors.js'

const isAnswerTo =
  (id: string) =>
  (line: Line): line is Answer =>
    tagged('Done', 'Refused', 'Failed')(line) && line.id === id

export interface TwoProcesses extends TwoDoors {
  readonly file: string
  readonly mails: string
  readonly one: Child
  readonly two: Child
  readonly close: () => Promise<ReadonlyArray<Line>>
  readonly remove: () => void
}

/** Two processes that have one file open. */
export const twoProcesses = async (
  program: string,
  onLine: (line: Line) => void = () => undefined,
): Promise<TwoProcesses> => {
  const folder = mkdtempSync(join(tmpdir(), 'mandat-races-'))
  const [file, mails] = [join(folder, 'm.db'), join(folder, 'mails')]
  const children = [startChild(program), startChild(program)] as const
  const [one, two] = children
  // both make the file at once
  await Promise.all(
    children.map(async (child, i) => {
      child.hear(onLine)
      const opened = child.line(tagged('Opened', 'NotOpened'))
      child.ask({ _tag: 'Open', file, mails: i === 0 ? mails : null, follow: i === 0 ? 'everything' : null })
      const line = await opened
      if (line._tag === 'NotOpened') throw new Error(line.why)
    }),
  )
  const doors = twoDoors({
    links: hmacLinks(hostKeys(must(await hostSecretFile(`${file}.key`)())).links),
    execute: (door, command, at) => {
      const answer = children[door].line(isAnswerTo(command.id))
      children[door].ask({ _tag: 'Execute', at, command })
      return answer
    },
    call: (door, text) => {
      const answer = children[door].line(isAnswerTo(text))
      children[door].ask({ _tag: 'Call', at: 0, text, scope: 'dns:read' })
      return answer
    },
  })
  return {
    ...doors,
    file,
    mails,
    one,
    two,
    close: async () => {
      const closed = Promise.all(children.map((child) => child.line(tagged('Closed'))))
      for (const child of children) child.ask({ _tag: 'Close' })
      return closed
    },
    remove: () => {
      for (const child of children) child.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
