import type { Order, Sent } from './lines.js'
import { organisationsMoves } from './organisations.js'
import { partnersMoves } from './partners.js'
import { peoplesMoves } from './people.js'
import type { Move, ManyPeople } from './manyPeople.js'

const moves = [...peoplesMoves, ...organisationsMoves, ...partnersMoves]
const whole = moves.reduce((sum, [weight]) => sum + weight, 0)
const TRIES = 30

const someMove = ({ random }: ManyPeople): Move => {
  let left = random.next() * whole
  for (const [weight, move] of moves) if ((left -= weight) < 0) return move
  return () => null
}

/** What happens next among them, or `null` when nobody can do anything yet. */
export const nextCommand = (people: ManyPeople): Sent | null => {
  for (let i = 0; i < TRIES; i++) {
    const order: Order | null = someMove(people)(people)
    if (order !== null)
      return { ...order, id: people.random.uuid(), from: { ipAddress: '203.0.113.7', device: 'Firefox 140 on Linux' } }
  }
  return null
}
