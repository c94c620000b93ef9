import { AnyBox, integer, text } from '@mandat/domain/kit'
import type { Argument } from '../commands/taking.js'
import { Origin } from '../commands/origin.js'

// What the host API is called with beside commands and queries, which say it themselves.

/** A token or a session as it was presented: whether it is one, its check tells. */
export const aText: Argument = { name: 'text', codec: text(0, 1_024) }
export const scopeOfCall: Argument = { name: 'scope', codec: text(1, 64) }
export const fromWhere: Argument = { name: 'from', codec: Origin, optional: true }
export const accountOfTool: Argument = { name: 'account', codec: text(0, 64) }
export const password: Argument = { name: 'password', codec: text(0, 1_024) }
export const email: Argument = { name: 'email', codec: text(0, 1_024) }
export const sealedBox: Argument = { name: 'sealed', codec: AnyBox }
/** The name of a file. */
export const fileName: Argument = { name: 'to', codec: text(1, 4_096) }
export const modelName: Argument = { name: 'model', codec: text(1, 64) }
export const position: Argument = { name: 'position', codec: integer(0, Number.MAX_SAFE_INTEGER) }
export const timeoutMs: Argument = { name: 'timeoutMs', codec: integer(0, 2_147_483_647), optional: true }
