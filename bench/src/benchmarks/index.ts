import type { Benchmark } from '../runner.js'
import { commands } from './commands.js'
import { growing } from './growth.js'
import { reading } from './reading.js'
import { sync } from './sync.js'
import { year } from './year.js'

export const benchmarks: ReadonlyArray<Benchmark> = [sync, ...commands, ...reading, ...growing, year]
