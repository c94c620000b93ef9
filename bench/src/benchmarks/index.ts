import type { Benchmark } from '../runner.js'
import { commands } from './commands.js'
import { growing } from './growth.js'
import { reading } from './reading.js'
import { year } from './year.js'

export const benchmarks: ReadonlyArray<Benchmark> = [...commands, ...reading, ...growing, year]
