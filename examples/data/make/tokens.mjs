import { runs } from './products.mjs';
import { DAY, HOUR } from './world.mjs';

const scopesOf = [['dns:read'], ['dns:read', 'dns:write'], ['mail:send'], ['stats:read']];

/** Tokens: made, called by programs, forgotten; a program whose token has died tries a few times more. */
export const tokens = (w, { by }) => {
  const { random } = w;

  /** `partnership`: what a partner's token rests on. `password`: a wrong one makes none. */
  const make = (
    who,
    org,
    product,
    time,
    {
      name,
      scopes = random.pick(scopesOf),
      behalf = null,
      partnership = null,
      days = null,
      password = who.password,
    } = {},
  ) => {
    const token = random.uuid(time);
    const expiresAt = days === null ? null : time + days * DAY;
    by(
      who,
      time,
      'CreateToken',
      {
        token,
        account: who.account,
        name: name ?? random.pick(['CI', 'Website', 'Monitoring', 'DynDNS']),
        organisation: org.organisation,
        product: product.product,
        scopes,
        expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
        password,
      },
      behalf,
    );
    return {
      token,
      who,
      org,
      product,
      scopes,
      expiresAt,
      partnership,
      epoch: who.epoch,
      made: password === who.password,
      revoked: false,
    };
  };
  const lives = ({ who, org, product, expiresAt, partnership, epoch, made, revoked }, time) =>
    made
    && !revoked
    && !who.gone
    && who.epoch === epoch
    && (expiresAt === null || time < expiresAt)
    && !org.closed
    && !product.moved
    && runs(product, time)
    && (partnership === null ? org.has(who) : partnership.covers(product));
  const revoke = (token, time) => {
    by(token.who, time, 'RevokeToken', { token: token.token, account: token.who.account });
    token.revoked = true;
  };

  /** A program calls every so many days, for as long as its token lives, and a little longer. */
  const use = (token, time, [least, most], until) => {
    let stubborn = random.chance(0.35) ? random.int(1, 2) : 0;
    const next = (from) =>
      w.at(from, (now) => {
        if (now > until || !token.made) return;
        if (!lives(token, now) && stubborn-- <= 0) return;
        w.call(now, token.token, random.chance(0.015) ? 'admin:all' : random.pick(token.scopes));
        next(now + random.int(least, most) * DAY + random.int(-3, 3) * HOUR);
      });
    next(time);
  };
  return { make, use, revoke };
};
