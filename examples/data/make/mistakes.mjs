import { DAY, HOUR, MINUTE } from './world.mjs';

/**
 * What a provider's rules are for: guesses at passwords, last representatives who would go, houses closed with people
 * in them.
 */
export const mistakes = (w, { person, visitor, login, acting, by, register, confirmRegistration }, { clientOrgs }) => {
  const { random } = w;
  const org = (i) => clientOrgs[i % clientOrgs.length];
  const ids = (o) => ({ organisation: o.organisation });

  // strangers guess at passwords, and the owner is locked out for a while too
  for (const i of [2, 9, 22])
    org(i).plan(random.int(60, 160), (now, rep) => {
      const stranger = { ipAddress: `192.0.2.${random.int(1, 254)}`, device: 'python-requests/2.32' };
      for (let n = 0; n < 6; n++)
        w.at(now + n * 10_000, (t) => login(rep, t, { password: `${rep.name.split(' ')[0]}${2020 + n}` }, stranger));
      w.at(now + 5 * MINUTE, (t) => login(rep, t));
      w.at(now + 30 * MINUTE, (t) => {
        Object.assign(rep, { session: null, since: t - 9 * MINUTE });
        acting(rep, t);
      });
    });
  for (const i of [1, 10, 18, 26])
    org(i).plan(random.int(60, 200), (now, rep) => {
      if (org(i).members.filter((m) => m.role === 'LegalRepresentative').length === 1)
        by(rep, now, 'LeaveOrganisation', { ...ids(org(i)), account: rep.account, why: 'OwnWish' });
    });
  for (const i of [4, 13, 21])
    org(i).plan(random.int(60, 200), (now, rep) => {
      if (org(i).members.filter((m) => m.role === 'LegalRepresentative').length === 1)
        by(rep, now, 'RequestAccountDeletion', { account: rep.account, password: rep.password });
    });
  for (const i of [6, 19])
    org(i).plan(random.int(20, 50), (now, rep) =>
      by(rep, now, 'CloseOrganisation', { ...ids(org(i)), password: rep.password }),
    );
  // a host's typing error: no refusal, the input itself is not right
  for (const i of [0, 12])
    org(i).plan(random.int(30, 120), (now, rep) => by(rep, now, 'RenameOrganisation', { ...ids(org(i)), nam: 'typo' }));
  // a registration whose link lay about for too long, and one for an address that is taken
  org(3).plan(50, (now) => {
    const late = person();
    register(late, now, 4 * DAY);
    w.at(now + 3 * DAY, (t) => confirmRegistration(late, t));
    w.at(now + 4 * DAY - HOUR, (t) =>
      w.command(
        t,
        'RequestRegistration',
        { account: late.account, email: late.email, language: late.language },
        visitor(late, t),
        late.from,
      ),
    );
  });
  org(0).plan(90, (now, rep) => {
    const double = person();
    double.email = rep.email;
    w.command(
      now,
      'RequestRegistration',
      { account: double.account, email: double.email, language: double.language },
      visitor(double, now),
      double.from,
    );
    w.at(now + 20 * MINUTE, (t) => confirmRegistration(double, t));
  });
};
