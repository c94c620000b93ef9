import { v5 } from 'uuid'
import { storedNames } from './storedNames.js'
import type { CommandId } from '../values/ids.js'

/** Where a UUID says its version. */
const VERSION = 14

/**
 * The id of a step that follows from `cause`: the same cause gives the same id, so a repeat does nothing. It is a UUID
 * of version 8 (RFC 9562), which is taken from no caller (LOG-10): anybody may work it out, and nobody can use it first.
 */
export const stepId = (cause: string, step: string): CommandId => {
  const made = v5(`${cause}/${step}`, storedNames.steps)
  return `${made.slice(0, VERSION)}8${made.slice(VERSION + 1)}` as CommandId
}

/**
 * Names a command as it was sent: its id and its content. One that was refused and then corrected under its id has
 * another name, so nothing that came before the one serves the other (LOG-07, PAR-16).
 */
export const asSent = (id: CommandId, digest: string): CommandId => stepId(id, digest)

/** Whether an id lies in the library's own name space, where no caller has one (LOG-10). */
export const isStepId = (id: CommandId): boolean => id.charAt(VERSION) === '8'
