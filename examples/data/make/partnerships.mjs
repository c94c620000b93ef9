import { running } from './products.mjs';
import { DAY, HOUR, MINUTE } from './world.mjs';

/** Partners and clients: invitations with every fate, ends, and new starts. */
export const partnerships = (w, { by }, { partnerOrgs, clientOrgs }, { inviteAccount }, together) => {
  const { random } = w;

  const invite = (client, partner, time, fate, again = false) =>
    w.at(time, (now) => {
      const pair = { client: client.organisation, partner: partner.organisation };
      const chosen = running(client, now).slice(0, random.int(1, 3));
      if (client.closed || partner.left || chosen.length === 0) return;
      const rep = client.rep();
      const full = random.chance(0.55);
      const mode = random.pick(['ClientPays', 'PartnerPays']);
      const access = full
        ? {
            _tag: 'Full',
            billingMode: mode,
            walletEntrusted: mode === 'ClientPays' ? random.pick(['Yes', 'No']) : null,
          }
        : { _tag: 'Limited', products: chosen.map((p) => p.product) };
      by(rep, now, 'InvitePartner', { ...pair, access });
      if (random.chance(0.09)) w.at(now + 20 * MINUTE, (t) => by(rep, t, 'InvitePartner', { ...pair, access })); // impatient: one invitation at a time
      const boss = partner.rep();
      const answer = w.awake(now + random.int(4, 70) * HOUR);
      const link = w.link('PartnerInvitation', partner.email, `partnership-${pair.client}-${pair.partner}`);
      const accept = (t) => by(boss, t, 'AcceptPartnership', { ...pair, link });
      const after = (t, act) =>
        w.at(t, (later) => {
          if (!client.closed && !partner.left) act(later);
        });
      switch (fate) {
        case 'expires':
          if (random.chance(0.4)) after(now + 32 * DAY, accept);
          return;
        case 'withdrawn':
          after(answer, (t) => by(rep, t, 'WithdrawPartnerInvitation', pair));
          if (random.chance(0.4)) after(answer + DAY, accept);
          return;
        case 'declines':
          return after(answer, (t) => by(boss, t, 'DeclinePartnership', { ...pair, link }));
        case 'lasts':
        case 'ends':
          if (random.chance(0.2)) after(now + 3 * HOUR, (t) => by(rep, t, 'ResendPartnerInvitation', pair));
          after(answer, (t) => {
            accept(t);
            const granted = new Set(chosen);
            const p = {
              client,
              partner,
              pair,
              boss,
              full,
              mode,
              granted,
              active: true,
              covers: (product) => p.active && !partner.left && (p.full || granted.has(product)),
              plan: (days, act) =>
                w.at(w.awake(t + days * DAY + random.int(0, 8) * HOUR), (u) => {
                  if (p.active && !client.closed && !partner.left) act(u, client.rep());
                }),
            };
            together(p);
            if (fate === 'ends') p.plan(random.int(60, 220), (u, now) => end(p, u, now, again));
          });
      }
    });

  const end = (p, time, rep, again) => {
    const who = random.chance(0.6) ? rep : p.boss;
    const wrong = random.chance(0.25);
    if (wrong) by(who, time, 'EndPartnership', { ...p.pair, confirmed: true, password: 'not my password' });
    by(who, wrong ? time + 2 * MINUTE : time, 'EndPartnership', { ...p.pair, confirmed: true, password: who.password });
    p.active = false;
    if (random.chance(0.4)) p.tryOnce(time + 3 * HOUR); // what hung on it is gone
    if (!again && random.chance(0.5)) invite(p.client, p.partner, time + random.int(5, 40) * DAY, 'lasts', true);
  };

  const fates = ['lasts', 'ends', 'lasts', 'ends', 'declines', 'lasts', 'expires', 'ends', 'withdrawn'];
  const start = (i, j, days, fate) => {
    const client = clientOrgs[i];
    const partner = partnerOrgs[j % partnerOrgs.length];
    invite(client, partner, w.hours(client.founded + days), fate);
  };
  clientOrgs.forEach((client, i) => {
    start(i, i, random.int(20, 110), fates[i % 8]);
    if (random.chance(0.4)) start(i, i + 3, random.int(60, 200), fates[(i * 5 + 4) % fates.length]);
    if (random.chance(0.2)) start(i, i + 5, random.int(90, 200), random.pick(fates));
  });
  // the partner's people were external users before: the partnership takes their place
  for (const i of [2, 7])
    clientOrgs[i].plan(12, (now) => inviteAccount(clientOrgs[i], partnerOrgs[i].rep(), 'ExternalUser', now));
};
