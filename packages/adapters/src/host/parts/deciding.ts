import { type AnyEvent } from '@mandat/domain'
import {
  type CommandDefinition,
  type Dispatch,
  dispatcher,
  type EventReader,
  eventReader,
  type HandlerDeps,
  type Registry,
  settling,
  stateCache,
  stepId,
  storedNames,
} from '@mandat/domain/kit'
import { v7 } from 'uuid'
import { cryptoRandom, hmacLinks, keyVault } from '../../vault/index.js'
import { type RunStep, stepRunner } from '../commands/systemCommands.js'
import type { Settled } from './options.js'

const CACHED_STREAMS = 50_000

/** What commands go through, whoever gives them. */
export interface Deciding {
  readonly handler: HandlerDeps
  /** A command that claims an address settles what is in its way first. */
  readonly dispatch: Dispatch
  readonly runStep: RunStep
  readonly definitions: ReadonlyMap<string, CommandDefinition>
  readonly read: EventReader<AnyEvent>
}

/** The slices on the host's ports. */
export const deciding = ({ stores, keys, policy, clock, passwords }: Settled, registry: Registry): Deciding => {
  const ports = {
    credentials: stores.credentials,
    passwords,
    claims: stores.claims,
    links: hmacLinks(keys.links),
    vault: keyVault({ store: stores.keys, masterKey: keys.master }),
    random: cryptoRandom,
  }
  const handler: HandlerDeps = { store: stores.events, cache: stateCache(CACHED_STREAMS), clock, policy, ports }
  const bare = dispatcher(registry, handler)
  const runStep = stepRunner(handler, bare)
  return {
    handler,
    runStep,
    dispatch: (command, meta) =>
      settling(
        registry.settles,
        bare(command, meta),
        // anew each time: what was settled once may have to be settled again
        (step) => () =>
          runStep(step, stepId(v7(), storedNames.processes.claims), {
            process: storedNames.processes.claims,
            causation: null,
            correlation: meta.correlation,
          }),
      ),
    definitions: registry.commands,
    read: eventReader<AnyEvent>(registry.events),
  }
}
