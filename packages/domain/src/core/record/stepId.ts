import { v5 } from 'uuid'
import { storedNames } from './storedNames.js'
import type { CommandId } from '../values/ids.js'

/** The id of a step that follows from `cause`: the same cause gives the same id, so a repeat does nothing. */
export const stepId = (cause: string, step: string): CommandId => v5(`${cause}/${step}`, storedNames.steps) as CommandId
