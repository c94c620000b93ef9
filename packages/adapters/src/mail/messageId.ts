import { createHash } from 'node:crypto'
import type { Sender } from './ports.js'

const digestOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 32)

/** The same for the same mail, whoever sends it and however often; the mail's own id is not shown. */
export const messageIdOf = (id: string, from: Sender): string =>
  `<${digestOf(id)}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`

/** A file name that sorts by time and is the same for the same mail. */
export const fileNameOf = ({ id, queuedAt }: { readonly id: string; readonly queuedAt: string }): string =>
  [queuedAt.replace(/[-:]|\.\d+/g, ''), id.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 60), digestOf(id).slice(0, 12)].join(
    '-',
  ) + '.eml'
