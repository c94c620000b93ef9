import { running, runs } from './products.mjs';
import { DAY, MINUTE } from './world.mjs';

/**
 * What a partner does for its client, and how the client changes rights and modes, for as long as they are partners.
 */
export const together = (w, { by }, { order, orderOf, renew }, { make, use }, until) => {
  const { random } = w;

  return (p) => {
    const { client, pair, boss, granted, plan } = p;
    const behalf = { _tag: 'Partner', ...{ partner: pair.partner, client: pair.client } };
    /** An order that is refused: nothing comes of it. */
    p.tryOnce = (time) =>
      w.at(time, (now) => {
        if (!boss.gone) by(boss, now, 'OrderProduct', orderOf(client, now, 12, 'Manual'), behalf);
      });

    for (let i = random.int(1, 3); i > 0; i--)
      plan(random.int(2, 160), (now) => {
        if (p.full) order(client, boss, now, { behalf });
      });
    for (let i = random.int(1, 3); i > 0; i--)
      plan(random.int(5, 150), (now) => {
        const product = random.pick([...running(client, now).filter((q) => p.covers(q)), null]);
        if (product === null || product.renewal !== 'Manual') return;
        if (p.full) renew(client, boss, now, product, 12, behalf);
      });
    if (!p.full && random.chance(0.5))
      plan(random.int(2, 20), (now) => {
        if (!p.full) p.tryOnce(now + MINUTE);
      });
    if (!p.full && random.chance(0.5))
      plan(random.int(5, 40), (now) => {
        // the client would have to approve
        const product = running(client, now).find((q) => granted.has(q));
        if (product && !p.full)
          by(
            boss,
            now,
            'RenewProduct',
            {
              product: product.product,
              organisation: client.organisation,
              from: product.expiresOn,
              until: `${Number(product.expiresOn.slice(0, 4)) + 1}${product.expiresOn.slice(4, 8)}28`,
            },
            behalf,
          );
      });
    for (let i = random.chance(0.3) ? 2 : 1; i > 0; i--)
      plan(random.int(2, 60), (now) => {
        const product = running(client, now).find((q) => p.covers(q));
        if (product === undefined) return;
        const token = make(boss, client, product, now, {
          name: `Deployment ${client.name}`,
          scopes: ['dns:read', 'dns:write'],
          behalf,
          partnership: p,
        });
        use(token, now + random.int(1, 4) * DAY, [18, 50], until);
      });
    if (p.full) fullPartner(p, plan);
    else limitedPartner(p, plan);
  };

  function fullPartner(p, plan) {
    const { pair, boss, granted, client } = p;
    if (random.chance(0.3))
      plan(random.int(3, 12), (now) =>
        by(boss, now, 'ChangeBillingMode', { ...pair, billingMode: 'PartnerPays', walletEntrusted: null }),
      ); // the partner may not
    if (random.chance(0.7))
      plan(random.int(20, 120), (now, rep) => {
        if (!p.full) return;
        p.mode = p.mode === 'ClientPays' ? 'PartnerPays' : 'ClientPays';
        by(rep, now, 'ChangeBillingMode', {
          ...pair,
          billingMode: p.mode,
          walletEntrusted: p.mode === 'ClientPays' ? 'No' : null,
        });
      });
    if (random.chance(0.4))
      plan(random.int(121, 150), (now, rep) => {
        if (p.full && p.mode === 'ClientPays')
          by(rep, now, 'ChangeWalletEntrustment', { ...pair, walletEntrusted: random.pick(['Yes', 'No']) });
      });
    if (random.chance(0.35))
      plan(random.int(60, 200), (now, rep) => {
        const kept = running(client, now).slice(0, 2);
        granted.clear();
        for (const product of kept) granted.add(product);
        p.full = false;
        by(rep, now, 'LimitAccess', { ...pair, products: kept.map((q) => q.product), confirmed: true });
      });
  }

  function limitedPartner(p, plan) {
    const { pair, granted, client } = p;
    if (random.chance(0.7))
      plan(random.int(10, 60), (now, rep) => {
        const more = running(client, now).find((q) => !granted.has(q));
        if (more === undefined || p.full) return;
        granted.add(more);
        by(rep, now, 'GrantProducts', { ...pair, products: [more.product] });
      });
    if (random.chance(0.5))
      plan(random.int(61, 120), (now, rep) => {
        const [less] = granted;
        if (less === undefined || p.full || !runs(less, now)) return;
        if (random.chance(0.3))
          by(rep, now - MINUTE, 'WithdrawProducts', { ...pair, products: [less.product], confirmed: false });
        granted.delete(less);
        by(rep, now, 'WithdrawProducts', { ...pair, products: [less.product], confirmed: true });
      });
    if (random.chance(0.4))
      plan(random.int(121, 160), (now, rep) => {
        p.full = true;
        p.mode = 'ClientPays';
        by(rep, now, 'GrantFullAccess', { ...pair, billingMode: 'ClientPays', walletEntrusted: 'Yes' });
      });
  }
};
