import type { Mandat } from '@mandat/adapters'
import { orThrow } from './play.js'
import { heading, type Say, table } from './tables.js'

/** Rebuilds every read model beside the live one and compares the two (LOG-06); throws with the differences. */
export const showRebuild = async (
  say: Say,
  manager: Mandat,
  events: number,
): Promise<{ readonly models: number; readonly perSecond: number }> => {
  say(heading('Closed, opened again, every read model rebuilt'))
  const start = performance.now()
  const reports = orThrow(await manager.rebuild())
  const seconds = (performance.now() - start) / 1_000
  say(
    table(
      ['read model', 'version', 'documents', 'compared'],
      reports.map((r) => [
        r.model.name,
        r.model.version,
        r.documents,
        r.identical ? 'identical' : `${String(r.differences.length)} differences`,
      ]),
    ),
  )
  const differences = reports.flatMap(({ model, differences: found, failure }) =>
    [...found, ...(failure === null ? [] : [failure.message])].map((one) => `${model.name} ${one}`),
  )
  if (reports.some(({ identical }) => !identical))
    throw new Error(`the rebuilt read models differ:\n${differences.join('\n')}`)
  return { models: reports.length, perSecond: (events * reports.length) / seconds }
}
