import { running } from './products.mjs';
import { DAY, HOUR, MINUTE } from './world.mjs';

/**
 * The year's other set pieces: a legal representative replaced, a product moved, an organisation closed, a partner that
 * leaves, and a token that nobody used.
 */
export const stories = (
  w,
  { by },
  { order, orderOf, end },
  { made, registerAs, clientOrgs, partnerOrgs },
  { invite },
  { make },
  year,
) => {
  const ids = (org, p) => ({ organisation: org.organisation, account: p.account });

  // January: a token is made and forgotten; when it is found a year later, it is of no use any more
  clientOrgs[0].plan(1, (now, boss) => {
    const product = order(clientOrgs[0], boss, now, { months: 12, manner: 'Automatic' });
    const { token } = make(boss, clientOrgs[0], product, now + MINUTE, { name: 'Backup NAS', scopes: ['dns:read'] });
    w.at(year - 6 * HOUR, (late) => w.call(late, token, 'dns:read'));
  });

  // September: a legal representative hands over, and closes the account
  const handover = clientOrgs[7];
  w.at(Date.UTC(2025, 8, 1, 9), (t) => {
    const old = handover.rep();
    by(old, t, 'LeaveOrganisation', { ...ids(handover, old), why: 'OwnWish' }); // the last one cannot
    by(old, t + MINUTE, 'RequestAccountDeletion', { account: old.account, password: old.password });
    const heir = invite(handover, 'LegalRepresentative', t + HOUR);
    w.at(t + 5 * DAY, (later) => {
      handover.members = handover.members.filter((m) => m.who !== old);
      by(heir, later, 'RemoveMember', ids(handover, old));
      by(old, later + HOUR, 'RenameOrganisation', { organisation: handover.organisation, name: 'Still mine' }); // out is out
      by(heir, later + 2 * HOUR, 'RemoveMember', ids(handover, heir)); // and is the last one now
      by(old, later + 3 * HOUR, 'RequestAccountDeletion', { account: old.account, password: old.password });
      old.gone = true;
    });
  });

  // October: a product moves to another house of the same person
  const mover = clientOrgs[11];
  w.at(Date.UTC(2025, 9, 6, 8), (t) => {
    const boss = mover.rep();
    const product = order(mover, boss, t, { months: 12, manner: 'Automatic' });
    const move = (time, to) =>
      by(boss, time, 'TransferProduct', {
        product: product.product,
        organisation: mover.organisation,
        to: to.organisation,
      });
    move(t + HOUR, clientOrgs[12]); // nobody there has taken it over
    const second = made('Elektro Holding AG', t, boss);
    w.at(t + 2 * HOUR, (now) => registerAs(second, boss, 'Company', now));
    w.at(t + 3 * HOUR, (now) => {
      move(now, second);
      product.moved = true;
    });
  });

  // November: an organisation closes, a partner leaves the programme
  const closing = clientOrgs[15];
  w.at(Date.UTC(2025, 10, 10, 10), (t) => {
    const boss = closing.rep();
    const close = (time) =>
      by(boss, time, 'CloseOrganisation', { organisation: closing.organisation, password: boss.password });
    order(closing, boss, t - HOUR, { months: 12, manner: 'Automatic' });
    close(t);
    running(closing, t).forEach((product, i) => end(closing, boss, t + (i + 1) * MINUTE, product));
    closing.closed = true;
    close(t + DAY);
  });
  w.at(Date.UTC(2025, 10, 24, 10), (t) => {
    const leaving = partnerOrgs[8];
    const boss = leaving.rep();
    by(boss, t, 'LeavePartnerProgramme', { organisation: leaving.organisation });
    leaving.left = true;
    // its partnerships are over, and nobody starts another
    const client = clientOrgs[8];
    by(boss, t + 2 * DAY, 'OrderProduct', orderOf(client, t, 12, 'Manual'), {
      _tag: 'Partner',
      partner: leaving.organisation,
      client: client.organisation,
    });
    by(client.rep(), t + 3 * DAY, 'InvitePartner', {
      client: client.organisation,
      partner: leaving.organisation,
      access: { _tag: 'Full', billingMode: 'PartnerPays', walletEntrusted: null },
    });
  });
};
