import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Actor } from '@mandat/domain'
import { textOf as plainOf } from '@mandat/projections'
import { tell, wordOf } from '../../testing/host.js'
import { type TestPerson, visitor } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'
import { company, type Company } from '../../testing/company.js'

const textOf = (opened: Parameters<typeof plainOf>[0] | null): string | null =>
  opened === null ? null : plainOf(opened)
let host: Company['host']
let people: Company['people']
let acme: Company['acme']
let agency: Company['agency']
let text: Company['text']
beforeAll(async () => {
  ;({ host, people, acme, agency, text } = await company())
})

/** What each of them is answered. */
const asked = async (query: (actor: Actor) => Promise<unknown>): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(people).map(async ([name, { actor }]) => [name, wordOf((await query(actor)) as never)] as const),
    ),
  )
const [yes, no] = ['Right', 'NotForYou']

describe('queries: who may see what', () => {
  it("ORG-05: an organisation's dashboard is for its members, cut to their roles", async () => {
    expect(await asked((actor) => host.manager.query.organisationDashboard(actor, acme))).toEqual({
      ada: yes,
      adam: yes,
      cora: yes,
      xena: yes,
      pia: no,
      eve: no,
    })
    const shown = async ({ actor }: TestPerson) => {
      const view = right(await host.manager.query.organisationDashboard(actor, acme))
      return [view.role, view.members?.length ?? null, view.partners?.length ?? null, view.invitations?.length ?? null]
    }
    expect([await shown(people.ada), await shown(people.cora), await shown(people.xena)]).toEqual([
      ['LegalRepresentative', 4, 1, 0],
      ['Collaborator', 4, 1, null],
      ['ExternalUser', null, null, null],
    ])
  })
  it("PAR-07: a partner's dashboard is for its own people; boxes are open", async () => {
    expect(await asked((actor) => host.manager.query.partnerDashboard(actor, agency))).toEqual({
      ada: no,
      adam: no,
      cora: no,
      xena: no,
      pia: yes,
      eve: no,
    })
    const { clients } = right(await host.manager.query.partnerDashboard(people.pia.actor, agency))
    expect(
      clients.map((c) => [
        textOf(c.name),
        /^\d{8}$/.test(textOf(c.customerNumber) ?? ''),
        c.products.map((p) => textOf(p.label)),
      ]),
    ).toEqual([['Acme', true, ['example.ch']]])
    expect(right(await host.manager.query.partners('agen'))).toEqual([
      expect.objectContaining({ organisation: agency, name: 'Agency' }),
    ])
  })
  it('ACC-05, SES-04: security, tokens and history of an account are its own', async () => {
    const { ada, adam } = people
    const onlyAda = { ada: yes, adam: no, cora: no, xena: no, pia: no, eve: no }
    expect(await asked((actor) => host.manager.query.accountSecurity(actor, ada.account))).toEqual(onlyAda)
    expect(await asked((actor) => host.manager.query.tokensOfAccount(actor, ada.account))).toEqual(onlyAda)
    expect(
      await asked((actor) =>
        host.manager.query.auditTrail(actor, { of: { _tag: 'Account', account: ada.account }, count: 5 }),
      ),
    ).toEqual(onlyAda)
    expect(textOf(right(await host.manager.query.accountSecurity(ada.actor, ada.account)).email)).toBe(
      'ada@example.org',
    )
    expect(
      right(await host.manager.query.tokensOfAccount(adam.actor, adam.account)).map((t) => [textOf(t.name), t.alive]),
    ).toEqual([['ci', 'Yes']])
    expect(JSON.stringify(right(await host.manager.query.accountSecurity(ada.actor, ada.account)))).toContain(
      '192.0.2.7',
    )
  })
  it('ORG-08, LOG-01: reach, tokens and history of an organisation are for those who manage it', async () => {
    const managers = { ada: yes, adam: yes, cora: no, xena: no, pia: no, eve: no }
    expect(await asked((actor) => host.manager.query.tokensOfOrganisation(actor, acme))).toEqual(managers)
    expect(
      await asked((actor) =>
        host.manager.query.auditTrail(actor, { of: { _tag: 'Organisation', organisation: acme }, count: 5 }),
      ),
    ).toEqual(managers)
    expect((await asked((actor) => host.manager.query.reach(actor, acme, people.adam.account)))['ada']).toBe(yes)
    expect((await asked((actor) => host.manager.query.reach(actor, acme, people.adam.account)))['cora']).toBe(no)
    expect((await asked((actor) => host.manager.query.reach(actor, acme, people.adam.account)))['pia']).toBe(no)
  })
  it('ACC-05, ORG-05, ORG-08, PAR-07, LOG-01: each view is refused by the rule that says whose it is', async () => {
    const { query } = host.manager
    const { actor } = people.eve
    const { account } = people.ada
    const answers = await Promise.all([
      query.organisationDashboard(actor, acme),
      query.partnerDashboard(actor, agency),
      query.accountSecurity(actor, account),
      query.reach(actor, acme, account),
      query.tokensOfAccount(actor, account),
      query.tokensOfOrganisation(actor, acme),
      query.auditTrail(actor, { of: { _tag: 'Account', account }, count: 5 }),
      query.auditTrail(actor, { of: { _tag: 'Organisation', organisation: acme }, count: 5 }),
      query.auditTrail(actor, { of: { _tag: 'Everything' }, count: 5 }),
    ])
    expect(
      answers.map((answer) =>
        answer._tag === 'Left' && answer.left._tag === 'Refusal' ? [answer.left.name, answer.left.rule] : null,
      ),
    ).toEqual(
      ['ORG-05', 'PAR-07', 'ACC-05', 'ORG-08', 'ACC-05', 'ORG-05', 'LOG-01', 'LOG-01', 'LOG-01'].map((rule) => [
        no,
        rule,
      ]),
    )
  })
  it('LOG-01: everything, and a stream, are for the host and its operators', async () => {
    for (const subject of [
      { _tag: 'Everything' },
      { _tag: 'Stream', stream: `account-${people.ada.account}` },
    ] as const) {
      expect(
        new Set(Object.values(await asked((actor) => host.manager.query.auditTrail(actor, { of: subject, count: 5 })))),
      ).toEqual(new Set([no]))
      for (const actor of [
        { _tag: 'System', process: 'report' },
        { _tag: 'Operator', account: people.eve.account },
      ] as const)
        expect(
          right(await host.manager.query.auditTrail(actor, { of: subject, count: 5 })).entries.length,
        ).toBeGreaterThan(2)
      expect(wordOf(await host.manager.query.auditTrail(visitor(host), { of: subject, count: 5 }))).toBe('LogInFirst')
    }
  })
  it('TOK-02, SES-01: neither a token nor a visitor sees a view without a scope, a dead session none, and an actor that is none is InvalidInput', async () => {
    const token = right(await host.manager.authenticateToken(text, 'dns:read'))
    const view = (actor: Actor) => host.manager.query.organisationDashboard(actor, acme)
    expect(wordOf(await view(token))).toBe('NotForTokens')
    expect(wordOf(await view(visitor(host)))).toBe('LogInFirst')
    expect(wordOf(await view({ ...people.ada.actor, session: host.id() as never }))).toBe('SessionNotAlive')
    expect(wordOf(await view({ _tag: 'Person' } as never))).toBe('InvalidInput')
    // somebody else's session is nobody's
    expect(wordOf(await view({ ...people.ada.actor, session: people.eve.session }))).toBe('SessionNotAlive')
    await tell(host, 'LogOut', { account: people.cora.account, session: people.cora.session }, people.cora.actor)
    expect(wordOf(await view(people.cora.actor))).toBe('SessionNotAlive')
  })
  it('TOK-02, TOK-08: a token is refused for other scopes, another text, a typing error, and who knows only its id learns nothing of its text', async () => {
    expect(wordOf(await host.manager.authenticateToken(text, 'dns:write'))).toBe('ScopeNotGiven')
    expect(
      wordOf(await host.manager.authenticateToken(`${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`, 'dns:read')),
    ).toBe('NotATokenText')
    expect(wordOf(await host.manager.authenticateToken('mdt_', 'dns:read'))).toBe('NotATokenText')
    expect(wordOf(await host.manager.authenticateToken(text, 'dns:read', { ipAddress: 'x', device: null }))).toBe(
      'InvalidInput',
    )
    expect(JSON.stringify(await host.stores.events.readAll({ after: 0, count: 1_000 })())).not.toContain(
      text.slice(4, 40),
    )
  })
  it('SES-01: an expired session sees and does nothing', async () => {
    host.clock.move(31 * 24 * 3_600_000)
    expect(wordOf(await host.manager.query.accountSecurity(people.ada.actor, people.ada.account))).toBe(
      'SessionNotAlive',
    )
    expect(
      wordOf(
        await host.manager.executeUnknown({
          type: 'RenameOrganisation',
          actor: people.ada.actor,
          data: { organisation: acme, name: 'x' },
        }),
      ),
    ).toBe('SessionNotAlive')
  })
})
