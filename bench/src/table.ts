import Table from 'cli-table3'
import type { Row } from './runner.js'

const figure = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toLocaleString('en', { maximumSignificantDigits: 3 })

const cell = (row: Row, key: keyof Row['min']): string => {
  const value = row[key]
  const [min, max] = [row.min[key], row.max[key]]
  if (value === null || min === null || max === null) return ''
  return min === max ? figure(value) : `${figure(value)}\n(${figure(min)} to ${figure(max)})`
}

const said = (met: boolean | null): string => (met === null ? '' : met ? 'yes' : 'NO')

export const tableOf = (rows: ReadonlyArray<Row>): string => {
  const table = new Table({
    head: ['benchmark', 'unit', 'Mandat', 'peer', 'raw', 'batch', 'over peer', 'over raw', 'over batch', 'goal', 'met'],
    colAligns: ['left', 'left', ...Array<'right'>(7).fill('right'), 'left', 'left'],
    style: { head: [], border: [] },
  })
  for (const row of rows) {
    const named = (key: 'peer' | 'raw' | 'batch'): string =>
      row.against[key] === null ? '' : `${cell(row, key)}\n${row.against[key]}`
    table.push([
      row.case === null ? row.name : `${row.name}\n${row.case}`,
      row.unit,
      cell(row, 'ours'),
      named('peer'),
      named('raw'),
      cell(row, 'batch'),
      cell(row, 'overPeer'),
      cell(row, 'overRaw'),
      cell(row, 'overBatch'),
      (row.goal ?? '').replaceAll(', ', '\n'),
      said(row.met),
    ])
  }
  return table.toString()
}
