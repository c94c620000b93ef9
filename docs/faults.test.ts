import { describe, expect, it } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '..')
const tree = (folder: string): ReadonlyArray<string> =>
  readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/').replace(/(\.test)?\.ts$/, '')}`)
const there = new Set(['domain', 'projections', 'adapters'].flatMap((name) => tree(`packages/${name}/src`)))

/** A path as the page writes it: below the adapters, or below the package that it begins with. */
const fileOf = (path: string): string => {
  const [first = '', ...rest] = path.split('/')
  const inPackage = first === 'domain' || first === 'projections'
  return inPackage ? `packages/${first}/src/${rest.join('/')}` : `packages/adapters/src/${path}`
}

describe('the page of faults', () => {
  it('names tests that are there', () => {
    const page = readFileSync(join(root, 'docs/faults.md'), 'utf8')
    const paths = [...page.matchAll(/`((?:[A-Za-z]+\/)+[A-Za-z.]+)`/g)].map(([, path = '']) => path)
    expect(paths.filter((path) => path !== 'packages/adapters/src' && !there.has(fileOf(path)))).toStrictEqual([])
    expect(paths.length).toBeGreaterThan(50)
  })
})
