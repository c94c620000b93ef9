import { readFileSync } from 'node:fs'
import { type Asked, answersOf } from './damagedAnswers.js'

// A process that asks files, one after the other, and tells the answers: an abort takes it, and nobody else.

const asked = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Asked
process.on('message', (file: string) => {
  answersOf(file, asked)
    .catch((e: unknown) => ({ _tag: 'Thrown', what: String(e) }))
    .then((answers) => process.send?.(answers))
    .catch(() => process.exit(1))
})
