/**
 * Runs the code of the guides: the ```ts blocks of a page make one module, in which they run in order. Imports resolve
 * as in every other test (`@mandat/...` to the sources), anything else as in the examples package. A page runs in a
 * temporary folder of its own, so it may write files.
 */
import { Console } from 'node:console'
import { mkdtempSync, rmSync } from 'node:fs'
import { SourceMap, type SourceMapPayload, type SourceMapping } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { transformSync } from '@swc/core'
import { snippets } from '../scripts/snippets.mjs'

const root = join(__dirname, '..')
const quiet = new Console(
  new Writable({
    write: (_chunk, _encoding, done) => {
      done()
    },
  }),
)

/** Jest's own `require`, so that its moduleNameMapper and transforms apply. */
const load = (name: string): unknown =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  require(/^(@mandat\/|node:)/.test(name) ? name : require.resolve(name, { paths: [join(root, 'examples')] }))

type Page = (require: typeof load, exports: object, console: Console) => Promise<void>
const AsyncFunction = (async () => undefined).constructor as new (...source: string[]) => Page

/** Compiles and runs one page; an error names the page's line. */
const run = async (page: string, source: string): Promise<void> => {
  const { code, map } = transformSync(source, {
    filename: page,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
    sourceMaps: true,
    swcrc: false,
    configFile: false,
  })
  const lines = new SourceMap(JSON.parse(map ?? '{}') as SourceMapPayload)
  try {
    await new AsyncFunction('require', 'exports', 'console', `${code}\n//# sourceURL=${page}.js`)(load, {}, quiet)
  } catch (thrown) {
    const stack = thrown instanceof Error ? (thrown.stack ?? '') : ''
    const [, line, column] = new RegExp(`${page.replaceAll('.', '\\.')}\\.js:(\\d+):(\\d+)`).exec(stack) ?? []
    // the function's header takes two lines
    const entry: Partial<SourceMapping> =
      line === undefined ? {} : lines.findEntry(Number(line) - 3, Number(column) - 1)
    const at = entry.originalLine === undefined ? '' : `:${String(entry.originalLine + 1)}`
    throw new Error(`${page}${at}: ${thrown instanceof Error ? thrown.message : String(thrown)}`, { cause: thrown })
  }
}

describe('the code in the guides runs', () => {
  const before = process.cwd()
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mandat-docs-'))
    process.chdir(folder)
  })
  afterEach(() => {
    process.chdir(before)
    rmSync(folder, { recursive: true, force: true })
  })

  for (const { page, source } of snippets(root)) {
    it(
      page,
      async () => {
        await run(page, source)
      },
      60_000,
    )
  }

  it('an error names the line of the page', async () => {
    const source = "\n\nconst name: string = 'x';\nawait Promise.resolve();\nthrow new Error(`no ${name}`);\n"
    await expect(run('docs/page.md', source)).rejects.toThrow('docs/page.md:5: no x')
  })
})
