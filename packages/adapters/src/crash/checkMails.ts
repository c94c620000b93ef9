import type { SqliteStores } from '@mandat/adapters/kit'
import type { OutboxEntry } from '@mandat/projections/kit'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Promises } from './promises.js'
import { must } from './checkLog.js'

const PAGE = 1_000

export const outboxOf = async ({ outbox }: SqliteStores): Promise<ReadonlyArray<OutboxEntry>> => {
  const all: Array<OutboxEntry> = []
  for (let after: string | null = null; ;) {
    const page: ReadonlyArray<OutboxEntry> = must(await outbox.list({ after, count: PAGE })())
    all.push(...page)
    if (page.length < PAGE) return all
    after = page.at(-1)?.id ?? null
  }
}

/** What is recorded as sent was sent, and is remembered: it must not be sent again. */
export const lookAtOutbox = async (stores: SqliteStores, notes: Promises): Promise<void> => {
  for (const { id, sentAt } of await outboxOf(stores)) {
    if (sentAt === null) {
      if (notes.recorded.has(id)) notes.problems.push(`mail ${id} was recorded as sent, and is not any more`)
      continue
    }
    notes.recorded.add(id)
    if (!notes.sendings.has(id)) notes.problems.push(`mail ${id} is recorded as sent, and nobody sent it`)
  }
}

const messageIdIn = (file: string): string =>
  /^Message-ID: (<[^>]+>)\r?$/im.exec(readFileSync(file, 'utf8'))?.[1] ?? 'none'

/** Every mail that was sent is one file, and no two files bear one Message-ID; sent once more, it bears the same. */
export const lookAtFiles = (folder: string, notes: Promises, messageIds: Map<string, string>): void => {
  const files = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('.eml'))
  const ids = new Map(files.map((name) => [name, messageIdIn(join(folder, name))]))
  if (new Set(ids.values()).size !== files.length || [...ids.values()].includes('none'))
    notes.problems.push('two files bear one Message-ID, or one bears none')
  if (files.length > notes.sendings.size || files.length < notes.recorded.size)
    notes.problems.push(`${String(notes.sendings.size)} mails were sent, and ${String(files.length)} files are there`)
  for (const [name, id] of ids) {
    if ((messageIds.get(name) ?? id) !== id)
      notes.problems.push(`the mail ${name} was sent again with another Message-ID`)
    messageIds.set(name, id)
  }
}
