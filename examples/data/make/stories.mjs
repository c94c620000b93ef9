import { DAY, HOUR, MINUTE } from './world.mjs';

/** The year's set pieces: a hack and its cure, a legal representative replaced, an organisation closed, a partner that leaves. */
export const stories = (w, orgs, start) => {
  const { random } = w;
  const victimOrg = orgs.clientOrgs[3];
  const reto = victimOrg.members[0];
  const colleague = orgs.invite(victimOrg, 'LegalRepresentative', start + 40 * DAY);

  // June: somebody else has Reto's password
  w.at(Date.UTC(2025, 5, 12, 1, 12), (night) => {
    const burglar = { ipAddress: '198.51.100.66', device: 'curl/8.9.1' };
    const stolen = random.uuid(night);
    const attackers = { _tag: 'Visitor', visitor: random.uuid(night) };
    w.command(night, 'LogIn', { account: reto.account, session: stolen, ...burglar, password: reto.password, secondFactor: null }, attackers, burglar);
    const attacker = { _tag: 'Person', account: reto.account, session: stolen, onBehalfOf: null };
    const product = victimOrg.products[0].product;
    const token = (t) => ({ token: random.uuid(t), account: reto.account, name: 'backup', organisation: victimOrg.organisation, product, scopes: ['dns:read', 'dns:write'], expiresAt: null, password: reto.password });
    const first = token(night);
    w.command(night + 4 * MINUTE, 'CreateToken', first, attacker, burglar);
    w.call(night + 9 * MINUTE, first.token, 'dns:write');

    const morning = night + 6 * HOUR;
    w.at(morning, (t) => {
      const old = reto.password;
      const fresh = 'Gletscher-7741-himmelblau';
      w.acting(reto, t);
      // the attacker is still at it in the very minute
      w.command(t - 2_000, 'CreateToken', token(t - 2_000), attacker, burglar);
      w.by(reto, t, 'StartCompromiseAssistant', { account: reto.account, current: old, replacement: fresh, confirmation: fresh, secondFactor: null });
      w.command(t + 1_000, 'CreateToken', token(t + 1_000), attacker, burglar);
      w.call(t + 5_000, first.token, 'dns:write');
      w.login({ ...reto, password: old, from: burglar }, t + 60_000);
      reto.password = fresh;
      w.by(reto, t + 2 * MINUTE, 'ConfirmAssistantStep', { account: reto.account, step: 'ReviewSecuritySettings' }); // no step is skipped
      w.by(reto, t + 3 * MINUTE, 'ConfirmAssistantStep', { account: reto.account, step: 'RevokeApplicationPasswords' });
      w.by(reto, t + 4 * MINUTE, 'CreateApplicationPassword', { account: reto.account, applicationPassword: random.uuid(t), name: 'Thunderbird' }); // not before the end
      w.by(reto, t + 5 * MINUTE, 'ConfirmAssistantStep', { account: reto.account, step: 'RevokeTokens' });
      const items = ['PasswordAge', 'SecondFactors', 'RecoveryCodes', 'ApplicationPasswords', 'Tokens', 'Sessions', 'SecurityEvents'];
      items.forEach((item, i) => w.by(reto, t + (6 + i) * MINUTE, 'ConfirmReviewItem', { account: reto.account, item }));
      if (colleague.registered) {
        w.by(colleague, t + 8 * MINUTE, 'SuspendMember', { organisation: victimOrg.organisation, account: reto.account, reason: 'Compromised' });
        w.by(colleague, t + 9 * MINUTE, 'ReinstateMember', { organisation: victimOrg.organisation, account: reto.account }); // not until it is secured
        w.by(colleague, t + 40 * MINUTE, 'ReinstateMember', { organisation: victimOrg.organisation, account: reto.account });
      }
      w.by(reto, t + 15 * MINUTE, 'ConfirmAssistantStep', { account: reto.account, step: 'ReviewSecuritySettings' });
      w.by(reto, t + 60 * MINUTE, 'CreateApplicationPassword', { account: reto.account, applicationPassword: random.uuid(t), name: 'Thunderbird' });
    });
  });

  // September: a legal representative hands over
  const handover = orgs.clientOrgs[7];
  w.at(Date.UTC(2025, 8, 1, 9), (t) => {
    const old = handover.members[0];
    w.by(old, t, 'LeaveOrganisation', { organisation: handover.organisation, account: old.account, why: 'OwnWish' }); // the last one cannot
    const heir = orgs.invite(handover, 'LegalRepresentative', t + HOUR);
    w.at(t + 3 * DAY, (later) => {
      w.by(heir, later, 'RemoveMember', { organisation: handover.organisation, account: old.account });
      w.by(heir, later + HOUR, 'RemoveMember', { organisation: handover.organisation, account: heir.account });
      w.by(old, later + 2 * HOUR, 'RequestAccountDeletion', { account: old.account, password: old.password });
      old.gone = true;
      handover.members.splice(0, 1);
      handover.roles.splice(0, 1);
    });
  });

  // October: products move house; November: an organisation closes, a partner leaves the programme
  const mover = orgs.clientOrgs[11];
  w.at(Date.UTC(2025, 9, 6, 10), (t) => {
    const product = mover.products[0];
    const stranger = orgs.clientOrgs[12];
    w.by(mover.members[0], t, 'TransferProduct', { product: product.product, organisation: mover.organisation, to: stranger.organisation }); // not asked for there
    const second = random.uuid(t);
    w.by(mover.members[0], t + HOUR, 'RegisterOrganisation', { organisation: second, kind: 'Company', name: 'Elektro Holding AG', country: 'CH', timeZone: 'Europe/Zurich', address: 'Marktgasse 4, 3011 Bern', founder: mover.members[0].account });
    w.by(mover.members[0], t + 2 * HOUR, 'TransferProduct', { product: product.product, organisation: mover.organisation, to: second });
    product.moved = true;
  });
  const closing = orgs.clientOrgs[15];
  w.at(Date.UTC(2025, 10, 10, 10), (t) => {
    const boss = closing.members[0];
    w.by(boss, t, 'CloseOrganisation', { organisation: closing.organisation, password: boss.password });
    closing.products.forEach((p, i) => { w.by(boss, t + (i + 1) * MINUTE, 'EndProduct', { product: p.product, organisation: closing.organisation, why: 'Cancelled' }); p.ended = true; });
    w.by(boss, t + DAY, 'CloseOrganisation', { organisation: closing.organisation, password: boss.password });
    closing.closed = true;
  });
  w.at(Date.UTC(2025, 10, 24, 10), (t) => w.by(orgs.partnerOrgs[8].members[0], t, 'LeavePartnerProgramme', { organisation: orgs.partnerOrgs[8].organisation }));
};
