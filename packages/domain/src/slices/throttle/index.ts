import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Circumstances, Gatherer } from '../../core/handle/decider.js'
import type { Published } from '../../core/handle/guide.js'
import type { Slice } from '../../core/handle/slice.js'
import type { ThrottleEvent } from '../../aggregates/throttle/events.js'
import { throttle, type ThrottleState, throttleStream } from '../../aggregates/throttle/state.js'
import { type ThrottleCommand, throttleCommands } from './commands.js'
import { decide } from './decide.js'
import { throttleExamples } from './examples.js'
import { throttleGuide } from './guide.js'
import { throttleReactions } from './reactions.js'
import { refuse, type ThrottleRefusal } from './refusals.js'

/** The slice of counts: what keeps guesses out, and mails that strangers cause few (ACC-08, ACC-13). */
export const throttleSlice: Published<
  Slice<ThrottleState, ThrottleCommand, ThrottleEvent, ThrottleRefusal, Circumstances>,
  typeof throttleCommands,
  typeof throttleGuide
> = {
  ...throttle,
  commands: throttleCommands,
  guide: throttleGuide,
  refusals: refuse,
  streamOf: (command) => throttleStream(command.type === 'CountMail' ? command.mark : command.account),
  gather: (_, { now, actor, policy }: Gatherer) => TE.right({ now, actor, policy }),
  decide,
  reactions: throttleReactions,
  examples: throttleExamples,
}
