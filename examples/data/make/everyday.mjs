import { running } from './products.mjs';
import { DAY, dayOf, HOUR, MINUTE } from './world.mjs';

/** What people do with their own accounts, all year round. */
export const everyday = (w, { password, visitor, acting, by, login, renewed }, { make, use, revoke }, end) => {
  const { random } = w;

  /** `busy`: how much of it, 1 for the founders. */
  return (org, p, since, busy = 1) => {
    const first = dayOf(since);
    const on = (day, act) => {
      if (day < dayOf(end))
        w.at(w.hours(day), (now) => {
          if (!p.gone && org.has(p) && !org.closed) act(now);
        });
    };
    const some = (chance, least, most, act) => {
      if (random.chance(chance * busy)) on(first + random.int(least, most), act);
    };
    const account = { account: p.account };

    for (let day = first + random.int(20, 60); day < dayOf(end); day += random.int(40, 90))
      if (random.chance(0.6)) on(day, (now) => acting(p, now));
    some(0.6, 30, 330, (now) =>
      by(p, now, 'UpdateProfile', {
        ...account,
        name: null,
        address: p.address,
        telephone: `+41 79 ${random.int(200, 999)} ${random.int(10, 99)} ${random.int(10, 99)}`,
        language: null,
      }),
    );
    some(0.35, 40, 330, (now) => {
      const fresh = password();
      by(p, now, 'ChangePassword', { ...account, current: p.password, replacement: fresh, confirmation: fresh });
      Object.assign(p, { password: fresh, since: now });
    });
    some(0.1, 40, 330, (now) =>
      by(p, now, 'ChangePassword', {
        ...account,
        current: p.password,
        replacement: 'password123',
        confirmation: 'password123',
      }),
    );
    some(0.1, 40, 330, (now) =>
      by(p, now, 'ChangePassword', {
        ...account,
        current: p.password,
        replacement: password(),
        confirmation: password(),
      }),
    );
    some(0.5, 20, 300, (now) => {
      const applicationPassword = random.uuid(now);
      by(p, now, 'CreateApplicationPassword', {
        ...account,
        applicationPassword,
        name: random.pick(['Thunderbird', 'Outlook', 'Backup NAS', 'Kalender']),
      });
      if (random.chance(0.5))
        on(dayOf(now) + random.int(10, 80), (later) =>
          by(p, later, 'RevokeApplicationPassword', { ...account, applicationPassword }),
        );
    });
    some(0.5, 2, 8, (now) => token(now, true));
    some(0.6, 8, 60, (now) => token(now, false));
    some(0.3, 60, 250, (now) => token(now, false));
    const token = (now, forgotten) => {
      const product = random.pick([...running(org, now), null]);
      const external = org.members.find((m) => m.who === p)?.role === 'ExternalUser';
      if (product === null || external) return;
      const wrong = random.chance(0.06);
      if (wrong) make(p, org, product, now, { password: 'guess' });
      const made = make(p, org, product, wrong ? now + MINUTE : now, { days: random.chance(0.2) ? 90 : null });
      if (forgotten)
        return random.chance(0.5)
          ? void w.at(end - random.int(1, 30) * HOUR, (late) => w.call(late, made.token, made.scopes[0]))
          : undefined;
      use(made, now + random.int(1, 5) * DAY, [15, 60], end);
      if (random.chance(0.3))
        on(dayOf(now) + random.int(20, 120), (later) => {
          if (p.epoch === made.epoch) revoke(made, later);
        });
    };
    some(0.25, 30, 330, (now) => {
      login(p, now, { password: `${p.password} ` });
      Object.assign(p, { session: null, since: now });
      w.at(now + 3 * MINUTE, (later) => acting(p, later));
    });
    some(0.14, 60, 300, (now) => reset(now));
    const reset = (now) => {
      by0(now, 'RequestPasswordReset', account);
      const fresh = password();
      const link = w.link('PasswordResetLink', p.email, `account-${p.account}`);
      const follow = (later) =>
        by0(later, 'ResetPassword', { ...account, replacement: fresh, confirmation: fresh, link, secondFactor: null });
      if (random.chance(0.2)) {
        // the mail was read too late: once more
        w.at(now + 70 * MINUTE, follow);
        w.at(now + 75 * MINUTE, (later) => by0(later, 'RequestPasswordReset', account));
        w.at(now + 80 * MINUTE, (later) => {
          follow(later);
          renewed(p, later, fresh);
        });
      } else
        w.at(now + 20 * MINUTE, (later) => {
          follow(later);
          renewed(p, later, fresh);
        });
    };
    const by0 = (time, type, data) => w.command(time, type, data, visitor(p, time), p.from);
    some(0.1, 50, 300, (now) => {
      const email = p.email.replace('@', '.neu@');
      by(p, now, 'RequestEmailChange', { ...account, email, password: p.password });
      w.at(now + 9 * MINUTE, (later) => {
        by(p, later, 'ConfirmEmailChange', {
          ...account,
          link: w.link('EmailChangeLink', email, `account-${p.account}`),
        });
        p.email = email;
      });
    });
    some(0.06, 60, 320, (now) => {
      by(p, now, 'RevokeAllTokens', account);
      p.epoch++;
    });
    some(0.07, 40, 320, (now) => {
      // logged in at the library, and forgot to log out
      const session = login(p, now);
      on(dayOf(now) + 1, (later) => by(p, later, 'RevokeSession', { ...account, session }));
    });
    some(0.06, 60, 320, (now) => by(p, now, 'RevokeAllApplicationPasswords', account));
    some(0.3, 10, 300, (now) => {
      const { session } = acting(p, now);
      by(p, now + MINUTE, 'LogOut', { ...account, session });
      Object.assign(p, { session: null, since: now + MINUTE });
    });
  };
};
