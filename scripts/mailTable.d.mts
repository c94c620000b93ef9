import type * as kit from '@mandat/domain/kit'

export declare const withMailTable: (
  page: string,
  mails: Iterable<kit.MailDefinition>,
  kit: { readonly shapeOf: typeof kit.shapeOf; readonly hasName: (kind: string) => boolean },
) => string
