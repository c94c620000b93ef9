import { Secret } from '@mandat/domain'

const cyclic = (): unknown => {
  const self: Record<string, unknown> = {}
  self['self'] = [self]
  return self
}
const nested = (depth: number): unknown => {
  let deep: unknown = 'bottom'
  for (let i = 0; i < depth; i++) deep = i % 2 === 0 ? [deep] : { deep }
  return deep
}
const shared = (): unknown => {
  let many: unknown = { end: 1 }
  for (let i = 0; i < 40; i++) many = { left: many, right: many }
  return many
}
const throwing = (): never => {
  throw new Error('boo hunter2')
}
const bottomless = nested(20_000)

/** Values that no command is made of, or only by accident; each made anew. */
export const nasty: ReadonlyArray<() => unknown> = [
  // text
  () => '',
  () => ' ',
  () => 'a\u0000b',
  () => '\ud800',
  () => 'x\udfff',
  () => '\u001b[2J',
  () => '\u202e',
  () => 'x'.repeat(300),
  () => 'x'.repeat(70_000),
  () => "'; DROP TABLE events; --",
  () => '%s%n',
  () => '../../etc/passwd',
  () => '[secret]',
  () => '__proto__',
  () => 'constructor',
  () => 'null',
  () => '{}',
  // numbers
  () => Number.NaN,
  () => -0,
  () => 0,
  () => -1,
  () => 1.5,
  () => 1e308,
  () => -1e308,
  () => 5e-324,
  () => Infinity,
  () => -Infinity,
  () => 2 ** 53,
  () => -(2 ** 53),
  () => 10n,
  () => '12',
  // dates
  () => new Date(Number.NaN),
  () => new Date(8.64e15),
  () => new Date(0),
  () => '2027-02-30',
  () => '2027-02-30T00:00:00.000Z',
  () => '0000-00-00',
  () => '+275760-09-13T00:00:00.000Z',
  () => '-000001-01-01T00:00:00.000Z',
  () => '9999-12-31',
  () => '9999-12-31T23:59:59.999Z',
  () => '1970-01-01',
  () => '2027-05-05T24:00:00.000Z',
  () => '2027-05-05T00:00:00+02:00',
  () => '2027-W01-1',
  // what is no plain data
  () => undefined,
  () => null,
  () => true,
  () => () => 1,
  () => Symbol('x'),
  () => new Map([['a', 1]]),
  () => new Set([1]),
  () => new Uint8Array(8),
  () => new String('Ada'),
  () => /x/,
  () => Promise.resolve(1),
  () => new Error('hunter2'),
  () => new Date(),
  () => Secret.of('hunter2'),
  () => Secret.of(''),
  () => Secret.of('\ud800'),
  () => Object.create(null) as unknown,
  () => ({ toJSON: throwing }),
  () => ({ toString: throwing }),
  () => Object.defineProperty({}, 'name', { enumerable: true, get: throwing }),
  () => new Proxy({}, { get: throwing, ownKeys: throwing }),
  () => new Proxy([], { get: throwing }),
  // shapes
  () => [],
  () => ({}),
  () => [[]],
  () => [null],
  () => new Array<unknown>(5),
  () => new Array<unknown>(4e9),
  () => Array.from({ length: 5_000 }, (_, i) => i),
  () => ({ length: 3, 0: 'a' }),
  () => JSON.parse('{"__proto__":{"polluted":1}}') as unknown,
  () => JSON.parse('{"constructor":{"prototype":{"polluted":1}}}') as unknown,
  () => ({ _tag: 'constructor' }),
  () => ({ _tag: '__proto__' }),
  () => ({ _tag: 'toString' }),
  () => ({ _tag: 'Full' }),
  () => ({ _tag: 'Limited', products: null }),
  () => ({ _tag: 'Account', account: 7 }),
  () => ({ amount: 1e308, currency: 'CHF' }),
  () => ({ amount: -0, currency: 'XXX' }),
  cyclic,
  shared,
  () => nested(31),
  () => nested(33),
  () => bottomless,
  () => Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`key${String(i)}`, i])),
]
