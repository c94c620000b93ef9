import { join } from 'node:path'
import { parseArgs } from 'node:util'

export interface DemoOptions {
  /** Play only so many lines of the year. */
  readonly lines: number | null
  /** Where everything is written; emptied first. */
  readonly folder: string
}

/** `--lines N` and `--folder PATH`; throws for anything else. */
export const parseOptions = (args: ReadonlyArray<string>, here: string): DemoOptions => {
  const { values } = parseArgs({ args: [...args], options: { lines: { type: 'string' }, folder: { type: 'string' } } })
  const lines = values.lines === undefined ? null : Number(values.lines)
  if (lines !== null && !(Number.isSafeInteger(lines) && lines > 0))
    throw new Error(`--lines wants a whole number above 0, not ${String(values.lines)}`)
  return { lines, folder: values.folder ?? join(here, 'mandat-demo') }
}
