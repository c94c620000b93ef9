import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { inspect } from 'node:util'
import { sampleId } from '../../testing/samples.js'
import { dictionary, integer, list, nullable, record, text, variants } from '../values/codecs.js'
import { command } from '../record/command.js'
import { missingKey } from '../values/failure.js'
import { AccountId } from '../values/ids.js'
import { decodeInput, sealInput } from './input.js'
import type { KeyVault } from '../ports/keyVault.js'
import { personal, type Sealed } from '../values/sealed.js'
import { Secret, secret } from '../values/secret.js'

const Name = personal({
  field: 'name',
  category: 'Identity',
  subject: 'account',
  plain: text(1, 9),
  purpose: 'to know who it is',
})
const Note = personal({
  field: 'note',
  category: 'Content',
  subject: 'writer',
  plain: text(1, 9),
  purpose: 'to remember',
})
const Enrol = command('Enrol', {
  account: AccountId,
  writer: AccountId,
  name: Name,
  note: nullable(Note),
  password: secret(8),
  count: integer(0, 9),
  names: list(Name),
  guests: list(record({ account: AccountId, name: Name })),
  by: dictionary(record({ writer: AccountId, note: Note })),
  who: variants({ Known: { account: AccountId }, Stranger: { account: AccountId, name: nullable(Name) } }),
})
const [anna, bruno, carla] = ['anna', 'bruno', 'carla'].map((n) => sampleId<'Account'>(n)) as [
  AccountId,
  AccountId,
  AccountId,
]
const good = {
  account: anna,
  writer: bruno,
  name: 'Anna',
  note: 'hello',
  password: 'hunter2',
  count: 3,
  names: ['A', 'B'],
  guests: [{ account: carla, name: 'Carla' }],
  by: { x: { writer: carla, note: 'hm' } },
  who: { _tag: 'Stranger', account: bruno, name: 'Bruno' },
}
const faultsOf = (data: unknown): unknown => {
  const decoded = decodeInput(Enrol, data)
  return E.isLeft(decoded) && decoded.left.kind === 'InvalidInput' ? decoded.left.faults.map((f) => f.path) : decoded
}

describe('what a host sends', () => {
  it('is a command with secrets as secrets and personal fields still plain', () => {
    const decoded = decodeInput(Enrol, good)
    expect(E.isRight(decoded) && decoded.right).toMatchObject({ type: 'Enrol', name: 'Anna', count: 3 })
    expect(E.isRight(decoded) && decoded.right['password']).toBeInstanceOf(Secret)
    expect(inspect(decoded, { depth: 9 }) + JSON.stringify(decoded)).not.toContain('hunter2')
    // and the host's own object is as it was
    expect(good.password).toBe('hunter2')
  })

  it('is told every fault with its path, strangers too', () => {
    expect(
      faultsOf({
        ...good,
        account: 'x',
        name: '',
        note: 5,
        password: 'too long a secret',
        count: 10,
        names: ['A', ''],
        guests: [{ account: carla }, null],
        by: { x: { writer: carla, note: '' } },
        who: { _tag: 'Stranger', account: 1, name: null },
        extra: 1,
        guestz: [],
      }),
    ).toEqual([
      'account',
      'name',
      'note',
      'password',
      'count',
      'names.1',
      'guests.0.name',
      'guests.1',
      'by.x.note',
      'who.account',
      'extra',
      'guestz',
    ])
    expect(faultsOf({})).toEqual([
      'account',
      'writer',
      'name',
      'note',
      'password',
      'count',
      'names',
      'guests',
      'by',
      'who',
    ])
  })

  it.each([null, undefined, 'x', 7, [], () => good])('is not %p', (data) => {
    expect(decodeInput(Enrol, data)).toMatchObject({ left: { _tag: 'Failure', kind: 'InvalidInput' } })
  })

  it('brings no prototype along', () => {
    expect(
      faultsOf(JSON.parse(JSON.stringify(good).replace('{', '{"__proto__":{"count":1},"constructor":1,'))),
    ).toEqual(['__proto__', 'constructor'])
  })

  it('ACC-09: is never repeated in a fault', () => {
    for (const password of ['hunter2-hunter2', ['hunter2'], { text: 'hunter2' }]) {
      const decoded = decodeInput(Enrol, { ...good, password, name: 'hunter2-hunter2', who: { _tag: 'hunter2' } })
      expect(E.isLeft(decoded)).toBe(true)
      expect(JSON.stringify(decoded) + inspect(decoded, { depth: 9 })).not.toContain('hunter2')
    }
  })
})

describe('sealing', () => {
  const vault: Pick<KeyVault, 'seal'> = {
    seal: (target, plain) => TE.right({ ...target, box: `locked ${String(plain.length)}` }),
  }
  const sealed = async (data: object, by = vault): Promise<E.Either<unknown, unknown>> => {
    const decoded = decodeInput(Enrol, data)
    if (E.isLeft(decoded)) throw new Error(decoded.left.message)
    return sealInput(Enrol, decoded.right, by)()
  }
  const box = (subject: string, type: typeof Name, length: number): Sealed => ({
    subject,
    category: type.spec.category,
    field: type.spec.field,
    box: `locked ${String(length)}`,
  })

  it('binds each box to the person beside it, its category and its field, however deep', async () => {
    const done = await sealed(good)
    expect(E.isRight(done) && Enrol.codec.is(done.right)).toBe(true)
    const { password, ...rest } = (E.isRight(done) ? done.right : {}) as Record<string, unknown>
    expect(password).toBeInstanceOf(Secret)
    expect(rest).toEqual({
      ...good,
      password: undefined,
      type: 'Enrol',
      name: box(anna, Name, 4),
      note: box(bruno, Note, 5),
      names: [box(anna, Name, 1), box(anna, Name, 1)],
      guests: [{ account: carla, name: box(carla, Name, 5) }],
      by: { x: { writer: carla, note: box(carla, Note, 2) } },
      who: { _tag: 'Stranger', account: bruno, name: box(bruno, Name, 5) },
    })
  })

  it('leaves nothing plain, and null as it is', async () => {
    const done = await sealed({
      ...good,
      note: null,
      names: [],
      guests: [],
      by: {},
      who: { _tag: 'Stranger', account: bruno, name: null },
    })
    expect(E.isRight(done) && done.right).toMatchObject({
      note: null,
      names: [],
      guests: [],
      by: {},
      who: { name: null },
    })
    expect(E.isRight(done) && Enrol.codec.is(done.right)).toBe(true)
    expect(JSON.stringify(await sealed(good))).not.toMatch(/Anna|hello|Carla|Bruno|hm"/)
  })

  it('fails as a whole when one box cannot be locked', async () => {
    const failing: Pick<KeyVault, 'seal'> = {
      seal: (target, plain) =>
        target.subject === carla ? TE.left(missingKey('vault', 'erased')) : vault.seal(target, plain),
    }
    expect(await sealed(good, failing)).toEqual(E.left(missingKey('vault', 'erased')))
  })
})
