import { v5 } from 'uuid'
import type { CommandId } from '../values/ids.js'

/** WARNING: stored for ever, in the ids of every command that follows from another. */
export const STEP_IDS = '6a0f6b6e-0a55-5a0d-8f83-6f6f3b6f1c02'

/** The id of a step that follows from `cause`: the same cause gives the same id, so a repeat does nothing. */
export const stepId = (cause: string, step: string): CommandId => v5(`${cause}/${step}`, STEP_IDS) as CommandId
