import { describe, expect, it } from '@jest/globals'
import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { inFolder, right } from '../testing/scratch.js'
import { asked, failure, openAt, opened, people } from './askAll.js'

describe('openMandat on a damaged file', () => {
  it(
    'that is cut off anywhere opens or does not, and answers every question with a value',
    inFolder(async (path) => {
      const manager = await opened(path('m.db'))
      const [account = ''] = await people(manager, 20)
      right(await manager.settle())
      await manager.close()
      const { length } = readFileSync(path('m.db'))
      for (const size of [50, 100, 511, 4_096, 4_097, 10_000, Math.floor(length / 2), length - 4_096, length - 1]) {
        const file = path(`cut-${String(size)}.db`)
        copyFileSync(path('m.db'), file)
        truncateSync(file, size)
        const answer = await openAt(file)
        if (answer._tag === 'Left') expect(failure(answer)).toMatch(/^Unreadable: /)
        else {
          const answers = await asked(answer.right, account)
          expect(answers).toContain('Unreadable')
          expect(
            answers.filter((kind) => !['Unreadable', 'Right', 'Refusal', 'Unavailable'].includes(kind)),
          ).toStrictEqual([])
          expect((await answer.right.close())._tag).toBe('Right')
        }
      }
    }),
    30_000,
  )

  it(
    'that is damaged inside answers Unreadable, page by page, and never throws',
    inFolder(async (path) => {
      const manager = await opened(path('m.db'))
      const [account = ''] = await people(manager, 20)
      right(await manager.settle())
      await manager.close()
      const whole = readFileSync(path('m.db'))
      let unreadable = 0
      for (let page = 1; page < whole.length / 4_096; page += 5) {
        const file = path('damaged.db')
        writeFileSync(
          file,
          Buffer.concat([
            whole.subarray(0, page * 4_096),
            Buffer.alloc(4_096, 0x5a),
            whole.subarray((page + 1) * 4_096),
          ]),
        )
        const answer = await openAt(file)
        if (answer._tag === 'Left') {
          expect(failure(answer)).toMatch(/^Unreadable: /)
          unreadable++
        } else {
          const answers = await asked(answer.right, account)
          expect(answers.filter((kind) => !['Unreadable', 'Right', 'Refusal'].includes(kind))).toStrictEqual([])
          if (answers.includes('Unreadable')) unreadable++
          await answer.right.close()
        }
        for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
      }
      expect(unreadable).toBeGreaterThan(5)
    }),
    60_000,
  )
})
