import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type Benchmark, rowOf } from '../runner.js'

const PAGES = Buffer.alloc(16_384)
const COUNT = 500

/**
 * What no library can do without: the sync of a few pages that are overwritten. Every figure of one command at a time
 * rests on it.
 */
export const sync: Benchmark = {
  name: 'disk.sync',
  run: (context) => {
    const file = openSync(join(context.folder('sync'), 'sync.bin'), 'w')
    const once = (i: number): number => {
      writeSync(file, PAGES, 0, PAGES.length, i * PAGES.length)
      const start = performance.now()
      fdatasyncSync(file)
      return performance.now() - start
    }
    for (let i = 0; i < COUNT; i++) once(i)
    const ours = Array.from({ length: COUNT }, (_, i) => once(i))
    closeSync(file)
    return Promise.resolve([rowOf({ name: 'disk.sync', unit: 'ms', ours })])
  },
}
