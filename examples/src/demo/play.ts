import type { Mandat } from '@mandat/adapters'
import { DAY, type Failure, type Instant, instantOf, millisOf, type Refusal, type Secret } from '@mandat/domain'
import type * as E from 'fp-ts/lib/Either.js'
import { type FindLink, isCall, isMailed, type Line, withLinks } from './year.js'

/** What became of the year's commands and calls. */
export interface Tally {
  commands: number
  refused: number
  invalid: number
  calls: number
  callsRefused: number
  readonly applied: Map<string, number>
  readonly refusals: Map<
    string,
    { readonly rule: string; readonly name: string; readonly message: string; count: number }
  >
}

/** A clock that the year moves. */
export const movingClock = (start: Instant) => {
  let now = start
  return {
    now: () => now,
    moveTo: (at: Instant) => {
      if (at > now) now = at
    },
  }
}
export interface Stage {
  readonly manager: Mandat
  readonly clock: ReturnType<typeof movingClock>
  readonly find: FindLink
}
/** `Applied`, `InvalidInput`, or the refusal: its rule and its name. */
export type Outcome = string

const HOUR_OF_TICK = 6

/** Plays the lines in order; the clock ticks every morning, and mails with links go out at once. */
export const player = ({ manager, clock, find }: Stage) => {
  const tally: Tally = {
    commands: 0,
    refused: 0,
    invalid: 0,
    calls: 0,
    callsRefused: 0,
    applied: new Map(),
    refusals: new Map(),
  }
  const tokens = new Map<string, Secret>()
  let nextTick: number | null = null

  const until = async (at: Instant): Promise<void> => {
    nextTick ??= Math.floor(millisOf(at) / DAY) * DAY + DAY + HOUR_OF_TICK * 3_600_000
    while (nextTick <= millisOf(at)) {
      clock.moveTo(instantOf(nextTick))
      orThrow(await manager.tick())
      orThrow(await manager.settle())
      nextTick += DAY
    }
    clock.moveTo(at)
  }
  const refuse = (refusal: Refusal): Outcome => {
    const key = `${refusal.rule} ${refusal.name}`
    const known = tally.refusals.get(key) ?? {
      rule: refusal.rule,
      name: refusal.name,
      message: refusal.message,
      count: 0,
    }
    known.count++
    tally.refusals.set(key, known)
    return key
  }

  const play = async (line: Line): Promise<Outcome> => {
    await until(line.at as Instant)
    if (isCall(line)) {
      tally.calls++
      const answer = await manager.authenticateToken(
        tokens.get(line.call.token)?.reveal() ?? 'never shown',
        line.call.scope,
        line.from ?? undefined,
      )
      if (answer._tag === 'Right') return 'Applied'
      if (answer.left._tag === 'Failure') throw new Error(answer.left.message)
      tally.callsRefused++
      return refuse(answer.left)
    }
    const { at: _at, ...command } = withLinks(line, find)
    tally.commands++
    const answer = await manager.executeUnknown(command)
    if (answer._tag === 'Right') {
      tally.applied.set(line.type, (tally.applied.get(line.type) ?? 0) + 1)
      const { token } = answer.right.secrets
      if (token !== undefined) tokens.set(String(line.data['token']), token)
      if (isMailed(line)) orThrow(await manager.settle())
      return 'Applied'
    }
    if (answer.left._tag === 'Refusal') {
      tally.refused++
      return refuse(answer.left)
    }
    if (answer.left.kind !== 'InvalidInput') throw new Error(answer.left.message)
    tally.invalid++
    return 'InvalidInput'
  }
  return {
    play,
    tally,
    end: async (at: Instant): Promise<void> => {
      await until(at)
      orThrow(await manager.settle())
    },
  }
}

/** A script ends at a failure of the machine; a service would try again. */
export const orThrow = <A>(answer: E.Either<Refusal | Failure, A>): A => {
  if (answer._tag === 'Left') throw new Error(answer.left.message)
  return answer.right
}
