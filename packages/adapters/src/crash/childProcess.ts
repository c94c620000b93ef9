import { spawn } from 'node:child_process'
import { lineReader, type Line, type Wish } from './lines.js'

export interface Child {
  readonly ask: (wish: Wish) => void
  /** Where the lines from now on go, in order. */
  readonly hear: (onLine: (line: Line) => void) => void
  /** The next line that is as wanted; fails when the child ends first. */
  readonly line: <L extends Line>(wanted: (line: Line) => line is L) => Promise<L>
  readonly kill: () => void
  /** Resolves when it has ended and everything that it told was read. */
  readonly ended: Promise<{
    readonly signal: NodeJS.Signals | null
    readonly code: number | null
    readonly errors: string
  }>
}

/** Starts the program `child.js`, which waits for what it is asked. */
export const startChild = (program: string): Child => {
  let onLine: (line: Line) => void = () => undefined
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'pipe'] })
  const waiting = new Set<{
    readonly wanted: (line: Line) => boolean
    readonly found: (line: Line) => void
    readonly failed: (why: Error) => void
  }>()
  let errors = ''
  child.stdout.setEncoding('utf8').on(
    'data',
    lineReader<Line>((line) => {
      onLine(line)
      for (const one of waiting) {
        if (!one.wanted(line)) continue
        waiting.delete(one)
        one.found(line)
      }
    }),
  )
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  // a killed child reads no more
  child.stdin.on('error', () => undefined)
  const ended = new Promise<Awaited<Child['ended']>>((resolve) => {
    child.on('close', (code, signal) => {
      for (const one of waiting)
        one.failed(
          new Error(`the child ended (${String(signal ?? code)}) before it said what was waited for: ${errors}`),
        )
      resolve({ signal, code, errors })
    })
  })
  return {
    hear: (listener) => {
      onLine = listener
    },
    ask: (wish) => void child.stdin.write(`${JSON.stringify(wish)}\n`),
    line: <L extends Line>(wanted: (line: Line) => line is L) => {
      const found = new Promise<L>((resolve, reject) =>
        waiting.add({ wanted, found: resolve as (line: Line) => void, failed: reject }),
      )
      // whoever gives up waiting is not to be ended by it
      found.catch(() => undefined)
      return found
    },
    kill: () => void child.kill('SIGKILL'),
    ended,
  }
}

/** Tells a line by its tag. */
export const tagged =
  <T extends Line['_tag']>(...tags: ReadonlyArray<T>) =>
  (line: Line): line is Extract<Line, { _tag: T }> =>
    (tags as ReadonlyArray<string>).includes(line._tag)
