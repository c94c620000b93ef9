import { companies, partners, slug, streets, towns } from './names.mjs';
import { dayOf, HOUR, MINUTE } from './world.mjs';

const intervals = ['1d', '3d', '7d', '14d', '1m', '2m'];
const kindOf = (name) =>
  /verein|chor|club|ludothek|kita/i.test(name)
    ? 'Association'
    : /yoga|foto|coiffure|praxis/i.test(name)
      ? 'Individual'
      : 'Company';

/** Organisations from their founding on: coordinates, products, reminders. */
export const organisations = (w, { person, by, register }, { order, changeManner }) => {
  const { random } = w;
  const all = [];
  const address = () => `${random.pick(streets)} ${random.int(1, 120)}, ${random.pick(towns)}`;

  const made = (name, time, founder) => {
    const org = {
      name,
      organisation: random.uuid(time),
      products: [],
      email: `kontakt@${slug(name)}.example`,
      closed: false,
      left: false,
      members: [],
      founded: dayOf(time),
      /** Who acts for it: a legal representative. */
      rep: () => org.members.find((m) => m.role === 'LegalRepresentative')?.who ?? founder,
      has: (who) => org.members.some((m) => m.who === who),
      /** Some days after the founding, if it still runs then. */
      plan: (days, act) => {
        if (org.founded + days < 385)
          w.at(w.hours(org.founded + days), (now) => {
            if (org.members.length > 0 && !org.closed) act(now, org.rep());
          });
      },
    };
    all.push(org);
    return org;
  };
  const registerAs = (org, founder, kind, time) => {
    by(founder, time, 'RegisterOrganisation', {
      organisation: org.organisation,
      kind,
      name: org.name,
      country: 'CH',
      timeZone: 'Europe/Zurich',
      address: address(),
      founder: founder.account,
    });
    org.members.push({ who: founder, role: 'LegalRepresentative' });
  };

  const found = (name, day, isPartner) => {
    const founder = person();
    const time = w.hours(day);
    const org = made(name, time, founder);
    w.at(time, (now) => register(founder, now));
    w.at(time + 2 * HOUR, (now) => registerAs(org, founder, kindOf(name), now));
    if (isPartner)
      w.at(time + 3 * HOUR, (now) =>
        by(founder, now, 'JoinPartnerProgramme', {
          organisation: org.organisation,
          directoryName: name,
          directoryEmail: org.email,
        }),
      );
    const some = (chance, least, most, type, data) => {
      if (random.chance(chance))
        org.plan(random.int(least, most), (now, rep) =>
          by(rep, now, type, { organisation: org.organisation, ...data() }),
        );
    };
    const count = isPartner ? 1 : random.int(2, 4);
    // the first one early, so that partnerships and tokens have something to be about
    org.plan(1, (now) => order(org, founder, now, { months: random.pick([6, 9, 12]) }));
    for (let i = 1; i < count; i++) org.plan(random.int(1, 60), (now, rep) => order(org, rep, now));
    if (random.chance(0.5)) org.plan(random.int(90, 280), (now, rep) => order(org, rep, now));
    if (random.chance(0.25))
      org.plan(random.int(40, 200), (now, rep) => {
        if (org.products.length > 0 && !org.products[0].ended) changeManner(org, rep, now, org.products[0]);
      });
    for (const interval of random.shuffle(intervals).slice(0, random.int(0, 2)))
      some(1, 2, 60, 'SwitchReminderInterval', () => ({ interval, to: 'On' }));
    some(0.25, 30, 200, 'SwitchExpiryReminders', () => ({ to: random.pick(['Off', 'On']) }));
    some(0.3, 5, 90, 'SwitchRenewalNotice', () => ({
      notice: random.pick(['BeforeAutomaticRenewal', 'RenewalConfirmation', 'Invoice']),
      to: 'Off',
    }));
    some(0.5, 3, 50, 'ChangeBillingContact', () => ({ billingEmail: `buchhaltung@${slug(name)}.example` }));
    some(0.25, 60, 250, 'MoveOrganisation', () => ({ address: address(), country: 'CH', timeZone: 'Europe/Zurich' }));
    if (isPartner)
      some(0.4, 40, 250, 'ChangeDirectoryEntry', () => ({ directoryName: name, directoryEmail: org.email }));
    if (random.chance(0.08))
      org.plan(random.int(30, 300), (now, rep) => {
        // sent twice, by its id: it happens once
        const renamed = { organisation: org.organisation, name: `${name} (neu)` };
        const id = by(rep, now, 'RenameOrganisation', renamed);
        by(rep, now + MINUTE, 'RenameOrganisation', renamed, null, id);
      });
    return org;
  };

  const partnerOrgs = partners.map((name, i) => found(name, 1 + Math.floor(i / 2), true));
  const clientOrgs = companies.map((name, i) =>
    found(name, i < 20 ? 2 + Math.floor(i / 2) : 16 + (i - 20) * 14, false),
  );
  return { all, partnerOrgs, clientOrgs, made, registerAs };
};
