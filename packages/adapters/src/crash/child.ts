import { hmacLinks } from '@mandat/adapters/kit'
import * as E from 'fp-ts/lib/Either.js'
import { answerTo, answerToCall } from './answer.js'
import { history } from './history.js'
import { lineReader, type Sent, tell, type Wish } from './lines.js'
import { type OpenFile, openFile } from './openFile.js'
import { seeded } from './random.js'
import type { ManyPeople } from './manyPeople.js'
import { nextCommand } from './workload.js'
import { following } from '../testing/following.js'

// A process that is killed, or that races with another: it does what its standard input says and tells what came of it.

let open: OpenFile | null = null
let closing = false
const soon = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const execute = async ({ mandat }: OpenFile, command: Sent): Promise<void> => tell(await answerTo(mandat, command))

/** Waits to the very moment. */
const until = async (at: number): Promise<void> => {
  await soon(Math.max(0, at - Date.now() - 3))
  while (Date.now() < at);
}

const worker = async (opened: OpenFile, people: ManyPeople): Promise<void> => {
  while (!closing) {
    const command = nextCommand(people)
    if (command === null) {
      await soon(2)
      continue
    }
    tell({ _tag: 'Begun', command })
    const once = execute(opened, command)
    // some clients send everything twice
    if (people.random.chance(0.05)) await execute(opened, command)
    await once
  }
}

const write = async (opened: OpenFile, { seed, inFlight, again }: Extract<Wish, { _tag: 'Write' }>): Promise<void> => {
  const known = history()
  const people: ManyPeople = { known, random: seeded(seed), links: hmacLinks(opened.keys.links) }
  await known.follow(opened.stores.events)
  const following = (async () => {
    while (!closing) {
      await soon(5)
      await known.follow(opened.stores.events)
    }
  })()
  await Promise.all([
    following,
    ...again.map((command) => execute(opened, command)),
    ...Array.from({ length: inFlight }, () => worker(opened, people)),
  ])
}

const openAs = async ({ file, mails, follow }: Extract<Wish, { _tag: 'Open' }>): Promise<void> => {
  const opened = await openFile({
    file,
    mails,
    work: 'InBackground',
    onSending: (mail) => tell({ _tag: 'Sending', mail }),
    onSent: (mail) => tell({ _tag: 'SentMail', mail }),
  })
  if (E.isLeft(opened)) return tell({ _tag: 'NotOpened', why: opened.left.message })
  open = opened.right
  if (follow !== null)
    following(open.mandat, { name: follow, handler: ({ position }) => tell({ _tag: 'Seen', position }) })
  tell({ _tag: 'Opened' })
}

let writing: Promise<void> = Promise.resolve()
const fulfil = async (wish: Wish): Promise<void> => {
  if (wish._tag === 'Open') return openAs(wish)
  if (open === null) return tell({ _tag: 'NotOpened', why: 'it was not asked to open a file' })
  switch (wish._tag) {
    case 'Execute':
      await until(wish.at)
      return execute(open, wish.command)
    case 'Call':
      await until(wish.at)
      return tell(await answerToCall(open.mandat, wish.text, wish.scope))
    case 'Write':
      writing = write(open, wish)
      return writing
    case 'Close': {
      closing = true
      await writing
      const closed = await open.mandat.close()
      tell({ _tag: 'Closed', why: E.isLeft(closed) ? closed.left.message : null })
      process.stdin.destroy()
    }
  }
}

process.stdin.setEncoding('utf8').on(
  'data',
  lineReader<Wish>((wish) => void fulfil(wish)),
)
tell({ _tag: 'Ready' })
