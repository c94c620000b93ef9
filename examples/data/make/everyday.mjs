import { DAY, HOUR, MINUTE } from './world.mjs';

/** What people do with their own accounts: profiles, passwords, tokens, application passwords, mistakes. */
export const everyday = (w, orgs, start) => {
  const { random } = w;
  for (const org of [...orgs.all, ...orgs.clientOrgs]) {
    const some = (p, from, to, act) => { if (random.chance(p)) w.at(start + random.int(from, to) * DAY + random.int(8, 20) * HOUR, (t) => { const who = org.members[0]; if (who.registered && !who.gone) act(who, t); }); };
    for (let month = 1; month < 12; month += 2) some(0.8, month * 30, month * 30 + 29, (p, t) => { w.acting(p, t); if (org.members.length > 1) w.acting(org.members[1], t + HOUR); });
    some(0.6, 30, 330, (p, t) => w.by(p, t, 'UpdateProfile', { account: p.account, name: null, address: p.address, telephone: `+41 79 ${random.int(200, 999)} ${random.int(10, 99)} ${random.int(10, 99)}`, language: null }));
    some(0.35, 40, 330, (p, t) => {
      const next = `${p.password}-neu`;
      w.by(p, t, 'ChangePassword', { account: p.account, current: p.password, replacement: next, confirmation: next });
      p.password = next;
    });
    some(0.2, 40, 330, (p, t) => w.by(p, t, 'ChangePassword', { account: p.account, current: p.password, replacement: 'password123', confirmation: 'password123' }));
    some(0.15, 40, 330, (p, t) => w.by(p, t, 'ChangePassword', { account: p.account, current: p.password, replacement: `${p.password}x`, confirmation: `${p.password}y` }));
    some(0.5, 20, 300, (p, t) => {
      const applicationPassword = random.uuid(t);
      w.by(p, t, 'CreateApplicationPassword', { account: p.account, applicationPassword, name: random.pick(['Thunderbird', 'Outlook', 'Backup NAS', 'Kalender']) });
      if (random.chance(0.5)) w.at(t + random.int(10, 80) * DAY, (later) => w.by(p, later, 'RevokeApplicationPassword', { account: p.account, applicationPassword }));
    });
    for (let i = 0; i < 2; i++) some(0.55, i === 0 ? 3 : 30, i === 0 ? 10 : 250, (p, t) => {
      const product = org.products.find((q) => !q.ended);
      if (product === undefined) return;
      const token = random.uuid(t);
      w.by(p, t, 'CreateToken', { token, account: p.account, name: random.pick(['CI', 'Website', 'Monitoring', 'DynDNS']), organisation: org.organisation, product: product.product, scopes: random.pick([['dns:read'], ['dns:read', 'dns:write'], ['mail:send']]), expiresAt: random.chance(0.2) ? new Date(t + 90 * DAY).toISOString() : null, password: random.chance(0.93) ? p.password : 'guess' });
      if (i === 0 && random.chance(0.45)) return; // made and forgotten: it goes idle
      for (let d = random.int(0, 5); d < 320; d += random.int(12, 45)) w.at(t + d * DAY + HOUR, (later) => w.call(later, token, 'dns:read'));
      if (random.chance(0.3)) w.at(t + random.int(20, 120) * DAY, (later) => w.by(p, later, 'RevokeToken', { token, account: p.account }));
    });
    some(0.12, 20, 300, (p, t) => { for (let i = 0; i < 6; i++) w.login(p, t + i * MINUTE, { password: 'wrong guess' }); w.login(p, t + 7 * MINUTE); p.session = null; w.at(t + 30 * MINUTE, (later) => w.acting(p, later)); });
    some(0.1, 60, 300, (p, t) => {
      w.command(t, 'RequestPasswordReset', { account: p.account }, w.visitor(p, t), p.from);
      const next = `reset-${p.password}`;
      w.at(t + 20 * MINUTE, (later) => {
        w.command(later, 'ResetPassword', { account: p.account, replacement: next, confirmation: next, link: w.link('PasswordResetLink', p.email), secondFactor: null }, w.visitor(p, later), p.from);
        p.password = next;
        p.session = null;
      });
    });
    some(0.12, 60, 300, (p, t) => w.by(p, t, 'RequestAccountDeletion', { account: p.account, password: p.password })); // the only legal representative may not
    some(0.15, 60, 300, (p, t) => w.by(p, t, 'LeaveOrganisation', { organisation: org.organisation, account: p.account, why: 'OwnWish' }));
    some(0.1, 90, 300, (p, t) => w.by(p, t, 'CloseOrganisation', { organisation: org.organisation, password: p.password }));
    some(0.2, 30, 300, (p, t) => {
      const helper = org.members.find((m, i) => org.roles[i] === 'Collaborator');
      if (helper) w.by(helper, t, 'InviteMember', { organisation: org.organisation, invitation: random.uuid(t), invitee: { _tag: 'Account', account: p.account }, role: 'Administrator' }); // a collaborator may not
    });
    some(0.2, 50, 300, (p, t) => {
      const i = org.roles.findIndex((r) => r === 'Collaborator' || r === 'Administrator');
      if (i > 0) { const to = org.roles[i] === 'Collaborator' ? 'Administrator' : 'Collaborator'; w.by(p, t, 'ChangeMemberRole', { organisation: org.organisation, account: org.members[i].account, to }); org.roles[i] = to; }
    });
    some(0.08, 30, 300, (p, t) => { const id = w.by(p, t, 'RenameOrganisation', { organisation: org.organisation, name: `${org.name} (neu)` }); w.by(p, t + MINUTE, 'RenameOrganisation', { organisation: org.organisation, name: `${org.name} (neu)` }, null, id); }); // sent twice
    some(0.06, 30, 300, (p, t) => w.by(p, t, 'RenameOrganisation', { organisation: org.organisation, nam: 'typo' })); // a host's typing error
    some(0.3, 10, 60, (p, t) => { const session = p.session; w.by(p, t, 'LogOut', { account: p.account, session: session ?? w.acting(p, t).session }); p.session = null; });
  }
  // an address that is taken already
  w.at(start + 90 * DAY, (t) => {
    const double = w.person();
    double.email = orgs.all[0].members[0].email;
    w.register(double, t);
  });
};
