import { DAY, HOUR, isoDay, MINUTE, plusMonths } from './world.mjs';

/** Partners and clients: invitations with every fate, rights and modes changed, orders for clients, ends and new starts. */
export const partnerships = (w, { partnerOrgs, clientOrgs, order }, start) => {
  const { random } = w;

  const start1 = (client, partner, time, fate, again = 0) => {
    w.at(time, (now) => {
      if (client.closed || client.products.length === 0) return;
      const pair = { client: client.organisation, partner: partner.organisation };
      const representative = client.members[0];
      const boss = partner.members[0];
      const full = random.chance(0.5);
      const mode = random.pick(['ClientPays', 'PartnerPays']);
      const chosen = client.products.slice(0, random.int(1, 2)).map((p) => p.product);
      const access = full
        ? { _tag: 'Full', billingMode: mode, walletEntrusted: mode === 'ClientPays' ? random.pick(['Yes', 'No']) : null }
        : { _tag: 'Limited', products: chosen };
      w.by(representative, now, 'InvitePartner', { ...pair, access });
      if (random.chance(0.15)) w.by(representative, now + 20 * MINUTE, 'InvitePartner', { ...pair, access }); // impatient: one invitation at a time
      const answer = now + random.int(4, 70) * HOUR;
      const link = w.link('PartnerInvitation', partner.email);
      if (fate === 'expires') return w.at(now + 32 * DAY, (t) => w.by(boss, t, 'AcceptPartnership', { ...pair, link }));
      if (fate === 'withdrawn') {
        w.at(answer, (t) => w.by(representative, t, 'WithdrawPartnerInvitation', pair));
        return w.at(answer + DAY, (t) => w.by(boss, t, 'AcceptPartnership', { ...pair, link }));
      }
      if (fate === 'declines') return w.at(answer, (t) => w.by(boss, t, 'DeclinePartnership', { ...pair, link }));
      if (random.chance(0.2)) w.at(now + 3 * HOUR, (t) => w.by(representative, t, 'ResendPartnerInvitation', pair));
      w.at(answer, (t) => {
        w.by(boss, t, 'AcceptPartnership', { ...pair, link });
        together({ client, partner, pair, representative, boss, full, mode, chosen, since: t }, fate, again);
      });
    });
  };

  const together = (p, fate, again) => {
    const { client, partner, pair, representative, boss } = p;
    const behalf = { _tag: 'Partner', partner: partner.organisation, client: client.organisation };
    let ended = false;
    const plan = (days, act) => w.at(p.since + days * DAY + random.int(0, 8) * HOUR, (t) => { if (!ended && !client.closed) act(t); });
    for (let i = 0; i < random.int(2, 5); i++)
      plan(random.int(2, 200), (t) => order(client, boss, t, behalf)); // refused with limited access
    plan(random.int(5, 60), (t) => {
      const product = client.products.find((q) => !q.ended);
      if (product) w.by(boss, t, 'RenewProduct', { product: product.product, organisation: client.organisation, from: product.expiresOn, until: plusMonths(product.expiresOn, 12) }, behalf);
    });
    plan(random.int(5, 90), (t) => {
      const token = random.uuid(t);
      w.by(boss, t, 'CreateToken', { token, account: boss.account, name: `Deployment ${client.name}`, organisation: client.organisation, product: p.chosen[0], scopes: ['dns:read', 'dns:write'], expiresAt: null, password: boss.password }, behalf);
      for (let d = 1; d < 200; d += random.int(9, 30)) w.at(t + d * DAY, (later) => w.call(later, token, random.chance(0.9) ? 'dns:read' : 'mail:send'));
    });
    if (p.full) {
      plan(random.int(20, 150), (t) => {
        p.mode = p.mode === 'ClientPays' ? 'PartnerPays' : 'ClientPays';
        w.by(representative, t, 'ChangeBillingMode', { ...pair, billingMode: p.mode, walletEntrusted: p.mode === 'ClientPays' ? 'No' : null });
      });
      if (random.chance(0.4)) plan(random.int(60, 200), (t) => w.by(representative, t, 'LimitAccess', { ...pair, products: p.chosen, confirmed: true }));
      if (random.chance(0.3)) plan(random.int(10, 100), (t) => w.by(boss, t, 'ChangeBillingMode', { ...pair, billingMode: 'PartnerPays', walletEntrusted: null })); // the partner may not
    } else {
      if (random.chance(0.6)) plan(random.int(10, 90), (t) => { const more = client.products.at(-1); if (more) w.by(representative, t, 'GrantProducts', { ...pair, products: [more.product] }); });
      if (random.chance(0.5)) plan(random.int(30, 120), (t) => w.by(representative, t, 'GrantFullAccess', { ...pair, billingMode: 'ClientPays', walletEntrusted: 'Yes' }));
      if (random.chance(0.4)) plan(random.int(20, 140), (t) => w.by(representative, t, 'WithdrawProducts', { ...pair, products: [p.chosen[0]], confirmed: random.chance(0.8) }));
    }
    if (fate === 'ends')
      plan(random.int(60, 220), (t) => {
        const who = random.chance(0.6) ? representative : boss;
        if (random.chance(0.25)) w.by(who, t, 'EndPartnership', { ...pair, confirmed: true, password: 'not my password' });
        w.by(who, t + 2 * MINUTE, 'EndPartnership', { ...pair, confirmed: true, password: who.password });
        ended = true;
        // what hung on it is gone: the partner tries once more
        w.by(boss, t + 3 * HOUR, 'OrderProduct', { product: random.uuid(t), organisation: client.organisation, category: 'Domain', label: 'too-late.ch', expiresOn: plusMonths(isoDay(t), 12), renewalPrice: { amount: 1550, currency: 'CHF' }, renewal: 'Manual' }, behalf);
        if (again < 1 && random.chance(0.4)) start1(client, partner, t + random.int(5, 40) * DAY, 'lasts', again + 1);
      });
  };

  clientOrgs.forEach((client, i) => {
    const fates = ['lasts', 'ends', 'ends', 'declines', 'withdrawn', 'expires', 'lasts', 'ends'];
    start1(client, partnerOrgs[i % partnerOrgs.length], start + random.int(25, 150) * DAY + 9 * HOUR, fates[i % fates.length]);
    if (random.chance(0.45)) start1(client, partnerOrgs[(i + 3) % partnerOrgs.length], start + random.int(100, 260) * DAY + 10 * HOUR, random.pick(fates));
  });
};
