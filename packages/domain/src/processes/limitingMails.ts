import * as E from 'fp-ts/lib/Either.js'
import type { Answer, Around, Asked } from '../core/handle/around.js'
import type { Handled } from '../core/handle/handled.js'
import { step } from '../core/record/command.js'
import { NO_STREAM } from '../core/record/envelope.js'
import { storedNames } from '../core/record/storedNames.js'
import type { AnyEvent } from '../core/record/event.js'
import { throttle, throttleStream } from '../aggregates/throttle/state.js'
import { CountMail } from '../slices/throttle/commands.js'
import { enoughMails } from '../slices/throttle/decide.js'
import { refuse, type ThrottleRefusal } from '../slices/throttle/refusals.js'
import { isAnsweredAlike } from './throttles.js'

/**
 * ACC-13: mails that a stranger can cause are few, by address and by origin. A visitor is answered alike, whether the
 * mail goes out, or too many did, or there is nobody to write to; whoever is logged in is told.
 */
export const limitingMails =
  (around: Around): Around =>
  async (asked) => {
    if ((asked.meta.marks?.address ?? null) === null) return around(asked)
    if (!isAnsweredAlike(asked.command)) return inTurn(asked, around)
    // LOG-07: a repeat is told by its id, whatever became of the first
    const repeat = await asked.isRepeat()
    return E.isLeft(repeat) ? repeat : alike(asked, repeat.right, await inTurn(asked, around))
  }

/** Of many at once each sees those before it; the address always first, so that nobody waits for each other. */
const inTurn = (asked: Asked, around: Around): Promise<Answer> => {
  const counts = countsOf(asked)
  return counts.reduceRight<() => Promise<Answer>>(
    (job, [mark]) =>
      () =>
        asked.inTurn(`mails ${mark}`, job),
    () => limited(asked, around, counts),
  )()
}

const { causes } = storedNames
type Count = readonly [mark: string, by: 'Address' | 'Origin', cause: string]
const countsOf = ({ meta: { marks }, policy }: Asked): ReadonlyArray<Count> => {
  if (policy.mailsAnHour === null) return []
  const { address = null, network = null } = marks ?? {}
  return [
    ...(address === null ? [] : [[address, 'Address', causes.mailTo] as const]),
    ...(network === null ? [] : [[network, 'Origin', causes.mailFrom] as const]),
  ]
}

/** Asked before it is done, counted after: what is refused leaves no trace. */
const limited = async (asked: Asked, around: Around, counts: ReadonlyArray<Count>): Promise<Answer> => {
  for (const [mark, by] of counts) {
    const state = await asked.load(throttle, throttleStream(mark))()
    if (E.isLeft(state)) return state
    if (!enoughMails(state.right, by, asked.policy, asked.now)) continue
    const repeat = await asked.isRepeat()
    if (E.isLeft(repeat)) return repeat
    if (!repeat.right) return refuse.TooManyMails()
  }
  const answer = await around(asked)
  if (E.isRight(answer) && answer.right.outcome === 'Applied')
    for (const [mark, by, cause] of counts) await asked.also(step(CountMail, { mark, by }), cause)
  return answer
}

const alike = async ({ head }: Asked, isRepeat: boolean, answer: Answer): Promise<Answer> => {
  if (E.isLeft(answer) && !(answer.left._tag === 'Refusal' && answer.left.name === TOO_MANY)) return answer
  const position = E.isRight(answer) ? E.right(answer.right.position) : await head()
  return E.map((at: number): Handled<AnyEvent> => ({
    ...TAKEN,
    outcome: isRepeat ? 'AlreadyApplied' : 'Applied',
    position: at,
  }))(position)
}
const TOO_MANY: ThrottleRefusal['name'] = 'TooManyMails'
const TAKEN = { events: [], stream: '', revision: NO_STREAM, secrets: {}, withheld: [] } as const
