import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import { decodeWith } from '../values/codecs.js'
import type { CommandDefinition } from '../record/command.js'
import { type Failure, invalidInput } from '../values/failure.js'
import { memoByRef } from '../values/memo.js'
import type { SubjectId } from '../values/ids.js'
import type { KeyVault } from '../ports/keyVault.js'
import { personalFields, plainOf, shapeOf, strangers } from '../values/shape.js'

/** A decoded command whose personal fields are still plain text and whose secrets are {@link Secret}s. */
export type PlainCommand = Readonly<Record<string, unknown>> & { readonly type: string }

const plainCodecOf = memoByRef((codec: t.Mixed): t.Mixed => plainOf(codec))

/** Checks what a host sent against a command's definition; the answer names every fault and its path. */
export const decodeInput = (definition: CommandDefinition, data: unknown): E.Either<Failure, PlainCommand> => {
  const input = typeof data === 'object' && data !== null ? { ...data, type: definition.type } : data
  const codec = plainCodecOf(definition.codec)
  const decoded = decodeWith(codec, input)
  const faults = [...(E.isLeft(decoded) ? decoded.left : []), ...strangers(codec, input)]
  return faults.length === 0 && E.isRight(decoded)
    ? E.right(decoded.right as PlainCommand)
    : E.left(invalidInput(faults))
}

/** Locks every personal field of a decoded command: from here on nothing inside knows plain text. */
export const sealInput = (
  definition: CommandDefinition,
  plain: PlainCommand,
  vault: Pick<KeyVault, 'seal'>,
): TE.TaskEither<Failure, unknown> => sealValue(definition.codec, plain, {}, vault)

const sealValue = (
  codec: t.Mixed,
  value: unknown,
  siblings: Readonly<Record<string, unknown>>,
  vault: Pick<KeyVault, 'seal'>,
): TE.TaskEither<Failure, unknown> => {
  if (!holdsPersonal(codec)) return TE.right(value)
  const shape = shapeOf(codec)
  switch (shape._tag) {
    case 'Personal': {
      const { subject, category, field } = shape.type.spec
      return vault.seal({ subject: siblings[subject] as SubjectId, category, field }, value as string)
    }
    case 'Nullable':
      return value === null ? TE.right(null) : sealValue(shape.inner, value, siblings, vault)
    case 'List':
      return TE.traverseSeqArray((item) => sealValue(shape.item, item, siblings, vault))(
        value as ReadonlyArray<unknown>,
      )
    case 'Dictionary':
      return sealEntries(value, () => shape.item, vault)
    case 'Record':
      return sealEntries(value, (key) => shape.props[key], vault)
    case 'Variants': {
      const member = shape.members[(value as { _tag: string })._tag]
      return member === undefined ? TE.right(value) : sealValue(member, value, siblings, vault)
    }
    case 'Secret':
    case 'Leaf':
      return TE.right(value)
  }
}

const sealEntries = (
  value: unknown,
  codecOf: (key: string) => t.Mixed | undefined,
  vault: Pick<KeyVault, 'seal'>,
): TE.TaskEither<Failure, unknown> => {
  const siblings = value as Readonly<Record<string, unknown>>
  return TE.map((entries: ReadonlyArray<readonly [string, unknown]>) => Object.fromEntries(entries) as unknown)(
    TE.traverseSeqArray(([key, inner]: readonly [string, unknown]) => {
      const codec = codecOf(key)
      const sealed = codec === undefined ? TE.right<Failure, unknown>(inner) : sealValue(codec, inner, siblings, vault)
      return TE.map((box: unknown) => [key, box] as const)(sealed)
    })(Object.entries(siblings)),
  )
}

const holdsPersonal = memoByRef((codec: t.Mixed): boolean => personalFields(codec).length > 0)
