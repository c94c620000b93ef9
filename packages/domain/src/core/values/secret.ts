import * as t from 'io-ts'

const inspect = Symbol.for('nodejs.util.inspect.custom')
const texts = new WeakMap<Secret, string>()

/**
 * A password, token or code in clear. It can be neither printed nor serialised (ACC-09): only `reveal()` gives the
 * text.
 * @example String(Secret.of('hunter2')) // '[secret]'
 */
export class Secret {
  private constructor() {
    Object.freeze(this)
  }
  static of(text: string): Secret {
    const secret = new Secret()
    texts.set(secret, text)
    return secret
  }
  reveal(): string {
    return texts.get(this) ?? ''
  }
  toString(): string {
    return '[secret]'
  }
  toJSON(): string {
    return '[secret]'
  }
  [inspect](): string {
    return '[secret]'
  }
}

/** A command's secret field: text of up to `max` characters comes in, a {@link Secret} is kept. */
export class SecretType extends t.Type<Secret, unknown> {
  readonly _tag = 'SecretType' as const
  constructor(readonly max: number) {
    super(
      'Secret',
      (u): u is Secret => u instanceof Secret,
      (u, c) => {
        const text = u instanceof Secret ? u.reveal() : u
        return typeof text === 'string' && text.length > 0 && text.length <= max && text.isWellFormed()
          ? t.success(u instanceof Secret ? u : Secret.of(text))
          : t.failure(u, c, `a secret of 1 to ${String(max)} characters`)
      },
      () => '[secret]',
    )
  }
}
/** Long enough for any pass phrase (ACC-07), short enough that hashing it cannot be used to tire a host out. */
export const secret = (max = 1_024): SecretType => new SecretType(max)
