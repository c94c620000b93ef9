import { companies, partners, slug, streets, towns } from './names.mjs';
import { DAY, HOUR, isoDay, MINUTE, plusMonths } from './world.mjs';

const categories = ['Domain', 'WebHosting', 'Mail', 'Server', 'Storage'];
const prices = { Domain: 1550, WebHosting: 9900, Mail: 1800, Server: 34800, Storage: 6700 };
const intervals = ['1d', '3d', '7d', '14d', '1m', '2m'];

/** Organisations with their people and products, from their founding on. */
export const organisations = (w, start) => {
  const { random } = w;
  const all = [];

  const order = (org, who, time, behalf = null) => {
    const category = random.pick(categories);
    const product = random.uuid(time);
    const renewal = random.chance(0.35) ? 'Automatic' : 'Manual';
    const expiresOn = plusMonths(isoDay(time), random.pick([1, 2, 3, 4, 6, 9, 12]));
    const label = category === 'Domain' ? `${slug(org.name)}${org.products.length === 0 ? '' : `-${org.products.length}`}.ch` : `${category} ${org.products.length + 1}`;
    w.by(who, time, 'OrderProduct', { product, organisation: org.organisation, category, label, expiresOn, renewalPrice: { amount: prices[category], currency: 'CHF' }, renewal }, behalf);
    const made = { product, category, renewal, expiresOn, ended: false };
    org.products.push(made);
    if (renewal === 'Manual') planRenewal(org, made);
    return made;
  };
  const planRenewal = (org, product) => {
    const due = Date.parse(`${product.expiresOn}T00:00:00Z`) - random.int(1, 20) * DAY + random.int(8, 17) * HOUR;
    w.at(due, (now) => {
      if (product.ended || org.closed || product.moved) return;
      if (!random.chance(0.72)) return; // left to expire
      const until = plusMonths(product.expiresOn, 12);
      w.by(org.members[0], now, 'RenewProduct', { product: product.product, organisation: org.organisation, from: product.expiresOn, until });
      if (random.chance(0.06)) w.by(org.members[0], now + 5 * MINUTE, 'RenewProduct', { product: product.product, organisation: org.organisation, from: product.expiresOn, until });
      product.expiresOn = until;
    });
  };

  const found = (name, kind, time, isPartner) => {
    const founder = w.person();
    const org = { name, organisation: random.uuid(time), members: [founder], roles: ['LegalRepresentative'], products: [], email: `kontakt@${slug(name)}.example`, closed: false, isPartner };
    all.push(org);
    w.at(time, (now) => w.register(founder, now));
    w.at(time + 3 * HOUR, (now) => {
      w.by(founder, now, 'RegisterOrganisation', {
        organisation: org.organisation, kind, name, country: 'CH', timeZone: 'Europe/Zurich', address: `${random.pick(streets)} ${random.int(1, 120)}, ${random.pick(towns)}`, founder: founder.account,
      });
    });
    if (isPartner) w.at(time + 5 * HOUR, (now) => w.by(founder, now, 'JoinPartnerProgramme', { organisation: org.organisation, directoryName: name, directoryEmail: org.email }));
    for (let i = 0; i < (isPartner ? 1 : random.int(2, 6)); i++) w.at(time + DAY + random.int(0, 40) * DAY + i * 20 * MINUTE, (now) => order(org, founder, now));
    if (random.chance(0.7)) w.at(time + random.int(2, 60) * DAY, (now) => w.by(founder, now, 'SwitchReminderInterval', { organisation: org.organisation, interval: random.pick(intervals), to: 'On' }));
    if (random.chance(0.25)) w.at(time + random.int(30, 200) * DAY, (now) => w.by(founder, now, 'SwitchExpiryReminders', { organisation: org.organisation, to: random.pick(['Off', 'On']) }));
    if (random.chance(0.3)) w.at(time + random.int(5, 90) * DAY, (now) => w.by(founder, now, 'SwitchRenewalNotice', { organisation: org.organisation, notice: random.pick(['BeforeAutomaticRenewal', 'RenewalConfirmation', 'Invoice']), to: 'Off' }));
    if (random.chance(0.5)) w.at(time + random.int(3, 50) * DAY, (now) => w.by(founder, now, 'ChangeBillingContact', { organisation: org.organisation, billingEmail: `buchhaltung@${slug(name)}.example` }));
    if (random.chance(0.2)) w.at(time + random.int(60, 250) * DAY, (now) => w.by(founder, now, 'MoveOrganisation', { organisation: org.organisation, address: `${random.pick(streets)} ${random.int(1, 120)}, ${random.pick(towns)}`, country: 'CH', timeZone: 'Europe/Zurich' }));
    return org;
  };

  /** A person who is new is invited by e-mail, registers, and joins (or declines, or lets it be, or is withdrawn). */
  const invite = (org, role, time, fate = 'joins') => {
    const guest = w.person();
    const invitation = random.uuid(time);
    w.at(time, (now) => {
      w.by(org.members[0], now, 'InviteMember', { organisation: org.organisation, invitation, invitee: { _tag: 'Address', invitation, email: guest.email }, role });
      if (fate === 'withdrawn') return w.at(now + DAY, (later) => w.by(org.members[0], later, 'WithdrawMemberInvitation', { organisation: org.organisation, invitation }));
      if (fate === 'expires') return w.at(now + 33 * DAY, (later) => w.by(org.members[0], later, 'ResendMemberInvitation', { organisation: org.organisation, invitation }));
      w.at(now + 2 * HOUR, (later) => w.register(guest, later));
      w.at(now + 6 * HOUR, (later) => {
        const data = { organisation: org.organisation, invitation, link: w.link('MemberInvitation', guest.email) };
        if (fate === 'declines') return void w.by(guest, later, 'DeclineMemberInvitation', data);
        w.by(guest, later, 'JoinOrganisation', { ...data, account: guest.account });
        org.members.push(guest);
        org.roles.push(role);
      });
    });
    return guest;
  };

  const weeks = (n) => start + n * 7 * DAY + random.int(7, 18) * HOUR + random.int(0, 59) * MINUTE;
  const partnerOrgs = partners.map((name, i) => found(name, 'Company', start + i * 9 * HOUR, true));
  const clientOrgs = companies.map((name, i) => found(name, /verein|chor|club|ludothek|kita/i.test(name) ? 'Association' : /yoga|foto|coiffure/i.test(name) ? 'Individual' : 'Company', i < 20 ? start + DAY + i * 7 * HOUR : weeks(2 + (i - 20) * 2), false));
  for (const org of [...partnerOrgs, ...clientOrgs]) {
    const size = random.int(1, 3);
    for (let i = 0; i < size; i++) {
      const role = random.pick(['Administrator', 'Collaborator', 'Collaborator', 'ExternalUser', 'LegalRepresentative']);
      w.at(start + random.int(20, 200) * DAY, (now) => invite(org, role, Math.max(now, Date.parse(isoDay(now)) + 9 * HOUR), random.pick(['joins', 'joins', 'joins', 'joins', 'declines', 'withdrawn', 'expires'])));
    }
  }
  return { all, partnerOrgs, clientOrgs, order, invite };
};
