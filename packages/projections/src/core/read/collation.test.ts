import { describe, expect, it } from '@jest/globals'
import { compareTexts, holdsTyped } from './collation.js'

describe('how names are looked for', () => {
  it('finds a typed text anywhere, whatever case, accents and space around it', () => {
    const found = (typed: string) => ['Zürcher Web', 'Alpine Mail', 'ZU\u0308RICH', 'Noël'].filter(holdsTyped(typed))
    expect(found('zur')).toEqual(['Zürcher Web', 'ZU\u0308RICH'])
    expect(found('  MAIL ')).toEqual(['Alpine Mail'])
    expect(found('noel')).toEqual(['Noël'])
    expect(found('zurich web')).toEqual([])
    expect(found('').length).toBe(4)
    expect(holdsTyped('longer than it')('short')).toBe(false)
  })
  it('orders names as people do, numbers by their worth', () => {
    expect(['Zoe', 'Élise', 'web10', 'web9', 'Eva', 'anna'].sort(compareTexts)).toEqual([
      'anna',
      'Élise',
      'Eva',
      'web9',
      'web10',
      'Zoe',
    ])
  })
})
