import { describe, expect, it } from '@jest/globals'
import { changes, manners } from '../../testing/crash.js'
import { crashRun, endOf, troubleOf } from '../../testing/crashScenario.js'

// every call of every port: crash.slow.test.ts
describe('crashes', () => {
  it('PAR-08, ACC-06, ACC-12, REN-04: the uncrashed run mails everybody once, and a second settle and tick do nothing', async () => {
    const whole = await crashRun(0, 'Dies')
    expect([whole.broke, whole.sentTwice, whole.late]).toEqual([null, [], { events: 0, mails: 0 }])
    expect(whole.mails.slice(3)).toEqual([
      'agency@agency.example: A partnership was ended',
      'agency@agency.example: Invitation to work with “Acme”',
      'ben@example.org: Please confirm your e-mail address',
      'ben@example.org: Your account was deleted',
      'countess@example.org: Please confirm your new e-mail address',
      'countess@example.org: Products expire soon',
      'countess@example.org: Products expire soon',
      'countess@example.org: Renewal confirmed',
      'eve@example.org: Veuillez confirmer votre adresse e-mail',
      'pia@example.org: Please confirm your e-mail address',
      'pia@example.org: Your account was secured after a security incident',
    ])
    expect(whole.claims).toEqual([
      [expect.stringMatching(/\/0$/), true],
      null,
      null,
      [expect.stringMatching(/\/1$/), true],
    ])
  })

  it('LOG-07, ACC-01, REN-04: broken at one call of each port, it ends as if nothing had been', async () => {
    const whole = await crashRun(0, 'Dies')
    const kinds = [...new Set(whole.calls)].filter(changes)
    expect(kinds).toEqual(
      expect.arrayContaining([
        'events.append',
        'documents.commit',
        'outbox.put',
        'outbox.sent',
        'claims.put',
        'claims.confirm',
        'claims.release',
        'keys.add',
      ]),
    )
    const problems: Array<string> = []
    for (const [i, kind] of kinds.entries()) {
      const places = whole.calls.flatMap((call, at) => (call === kind ? [at + 1] : []))
      problems.push(
        ...(await troubleOf(
          places[Math.floor(places.length / 2)] ?? 0,
          kind,
          manners[i % manners.length] ?? 'Dies',
          endOf(whole),
        )),
      )
    }
    expect(problems).toEqual([])
  }, 180_000)
})
