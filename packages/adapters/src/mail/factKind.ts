import { IdType, type MailDefinition, OneOfType, shapeOf } from '@mandat/domain/kit'
import type * as t from 'io-ts'

/**
 * What a fact is, by its codec: an id and whose, a list of such ids, a box, a word of the rule book, or just what it is.
 */
export type FactKind =
  { readonly _tag: 'Id' | 'Ids'; readonly of: string } | { readonly _tag: 'Box' | 'Word' | 'Plain' }

const kindOf = (codec: t.Mixed): FactKind => {
  const shape = shapeOf(codec)
  switch (shape._tag) {
    case 'Nullable':
      return kindOf(shape.inner)
    case 'List':
      return shape.item instanceof IdType ? { _tag: 'Ids', of: shape.item.idOf as string } : { _tag: 'Plain' }
    case 'Leaf':
      if (codec instanceof IdType) return { _tag: 'Id', of: codec.idOf as string }
      return { _tag: codec instanceof OneOfType ? 'Word' : 'Plain' }
    case 'Personal':
      return { _tag: 'Box' }
    case 'Record':
    case 'Dictionary':
    case 'Variants':
    case 'Secret':
      return { _tag: 'Plain' }
  }
}

/** What a mail's definition says of one of its facts; a fact that it does not declare is plain. */
export const factKind = ({ facts }: Pick<MailDefinition, 'facts'>, name: string): FactKind => {
  const codec = Object.hasOwn(facts, name) ? facts[name] : undefined
  return codec === undefined ? { _tag: 'Plain' } : kindOf(codec)
}
