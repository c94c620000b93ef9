import type { Random } from './random.js'

const PAGE = 2_048

/** A whole file, what it was earlier, and the write-ahead files of others. */
export interface Originals {
  readonly whole: Buffer
  readonly older: ReadonlyArray<Buffer>
  readonly foreign: ReadonlyArray<Buffer>
}
export interface DamagedFile {
  readonly bytes: Buffer
  readonly wal: Buffer | null
}

/** What may happen to a file, each told what and where; the same for the same numbers of chance. */
type Damage = (originals: Originals, random: Random) => DamagedFile & { readonly what: string }

const altered = (whole: Buffer, what: string, change: (bytes: Buffer) => void) => {
  const bytes = Buffer.from(whole)
  change(bytes)
  return { bytes, wal: null, what }
}
const page = (bytes: Buffer, n: number): Buffer => bytes.subarray(n * PAGE, (n + 1) * PAGE)
const anyPage = (bytes: Buffer, random: Random): number => random.int(0, bytes.length / PAGE - 1)
const one = <A>(list: ReadonlyArray<A>, random: Random): A => list[random.int(0, list.length - 1)] as A

const bit: Damage = ({ whole }, random) => {
  const [at, which] = [random.int(0, whole.length - 1), random.int(0, 7)]
  return altered(whole, `bit ${String(which)} of byte ${String(at)}`, (bytes) => {
    bytes[at] = (bytes[at] ?? 0) ^ (1 << which)
  })
}
const byte: Damage = ({ whole }, random) => {
  const [at, by] = [random.int(0, whole.length - 1), random.int(1, 255)]
  return altered(whole, `byte ${String(at)} by ${String(by)}`, (bytes) => {
    bytes[at] = (bytes[at] ?? 0) ^ by
  })
}
const hole: Damage = ({ whole }, random) => {
  const n = anyPage(whole, random)
  return altered(whole, `no bytes in page ${String(n)}`, (bytes) => void page(bytes, n).fill(0))
}
const cut: Damage = ({ whole }, random) => {
  const by = one([1, 2, 100, 512, PAGE, 2 * PAGE, random.int(1, whole.length - 1)], random)
  return { bytes: whole.subarray(0, whole.length - by), wal: null, what: `cut by ${String(by)}` }
}
const older: Damage = ({ whole, older: times }, random) => {
  const time = one(times, random)
  const n = anyPage(time, random)
  return altered(whole, `page ${String(n)} of an older time`, (bytes) => void page(time, n).copy(bytes, n * PAGE))
}
const swapped: Damage = ({ whole }, random) => {
  const [a, b] = [anyPage(whole, random), anyPage(whole, random)]
  return altered(whole, `pages ${String(a)} and ${String(b)} swapped`, (bytes) => {
    page(whole, a).copy(bytes, b * PAGE)
    page(whole, b).copy(bytes, a * PAGE)
  })
}
const repeated: Damage = ({ whole }, random) => {
  const [from, to] = [anyPage(whole, random), anyPage(whole, random)]
  return altered(
    whole,
    `page ${String(to)} is page ${String(from)}`,
    (bytes) => void page(whole, from).copy(bytes, to * PAGE),
  )
}
const foreignWal: Damage = ({ whole, foreign }, random) => {
  const n = random.int(0, foreign.length - 1)
  return { bytes: whole, wal: foreign[n] ?? null, what: `write-ahead file ${String(n)} of another database` }
}

/** Each kind, as often as it shall come. */
export const DAMAGES: ReadonlyArray<readonly [Damage, number]> = [
  [bit, 350],
  [byte, 250],
  [hole, 80],
  [cut, 80],
  [older, 120],
  [swapped, 80],
  [repeated, 60],
  [foreignWal, 20],
]
