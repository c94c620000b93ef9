import { DAY, HOUR } from './world.mjs';

const fates = [
  'joins',
  'joins',
  'joins',
  'joins',
  'joins',
  'joins',
  'resent',
  'expires',
  'declines',
  'withdrawn',
  'expires',
  'late',
];

/** Invitations to become a member, with every fate, and what becomes of members. */
export const members = (w, { person, visitor, by, register }, { order }, { partnerOrgs, clientOrgs }, habits) => {
  const { random } = w;
  const ids = (org, p) => ({ organisation: org.organisation, account: p.account });

  const join = (org, guest, role, time, invitation, link) => {
    by(guest, time, 'JoinOrganisation', { ...ids(org, guest), invitation, link });
    org.members.push({ who: guest, role });
  };
  /** Somebody without an account: invited by e-mail, registers, and joins, or whatever fate says. */
  const invite = (org, role, time, fate = 'joins') => {
    const guest = person();
    const invitation = random.uuid(time);
    const which = { organisation: org.organisation, invitation };
    const link = w.link('MemberInvitation', guest.email, `organisation-${org.organisation}`);
    by(org.rep(), time, 'InviteMember', {
      ...which,
      invitee: { _tag: 'Address', invitation, email: guest.email },
      role,
    });
    const after = (wait, act) =>
      w.at(w.awake(time + wait), (now) => {
        if (!org.closed) act(now);
      });
    const accept = (wait) => {
      after(wait, (now) => register(guest, now));
      after(wait + 20 * HOUR, (now) => {
        join(org, guest, role, now, invitation, link);
        habits(org, guest, now, 0.4);
        memberships(org, guest, role, now);
      });
    };
    switch (fate) {
      case 'joins':
        accept(random.int(1, 30) * HOUR);
        break;
      case 'resent':
        after(6 * DAY, (now) => by(org.rep(), now, 'ResendMemberInvitation', which));
        accept(6 * DAY + 2 * HOUR);
        break;
      case 'declines': // no account is needed to say no
        after(20 * HOUR, (now) =>
          w.command(
            now,
            'DeclineMemberInvitation',
            { ...which, link },
            { ...visitor(guest, now), _tag: 'LinkHolder' },
            guest.from,
          ),
        );
        break;
      case 'withdrawn':
        after(DAY, (now) => by(org.rep(), now, 'WithdrawMemberInvitation', which));
        break;
      case 'expires':
        if (random.chance(0.3)) after(33 * DAY, (now) => by(org.rep(), now, 'ResendMemberInvitation', which)); // too late for that one
        break;
      case 'late': // finds the mail after it has expired
        after(31 * DAY, (now) => register(guest, now));
        after(31 * DAY + 20 * HOUR, (now) =>
          by(guest, now, 'JoinOrganisation', { ...ids(org, guest), invitation, link }),
        );
        break;
    }
    return guest;
  };
  /** Somebody with an account is invited by it, and needs no link. */
  const inviteAccount = (org, guest, role, time) => {
    const invitation = random.uuid(time);
    by(org.rep(), time, 'InviteMember', {
      organisation: org.organisation,
      invitation,
      invitee: { _tag: 'Account', account: guest.account },
      role,
    });
    w.at(w.awake(time + random.int(2, 40) * HOUR), (now) => {
      if (!org.closed && !guest.gone) join(org, guest, role, now, invitation, null);
    });
  };

  /** What becomes of a membership: work, another role, a pause, an end. */
  const memberships = (org, guest, role, since) => {
    const some = (chance, least, most, act) => {
      if (!random.chance(chance)) return;
      w.at(since + random.int(least, most) * DAY, (now) => {
        const member = org.members.find((m) => m.who === guest);
        if (member !== undefined && !org.closed && org.rep() !== guest) act(now, org.rep(), member);
      });
    };
    if (role === 'Administrator') some(0.6, 5, 90, (now) => order(org, guest, now));
    if (role === 'Collaborator' || role === 'Administrator')
      some(0.3, 20, 120, (now, rep, member) => {
        member.role = member.role === 'Collaborator' ? 'Administrator' : 'Collaborator';
        by(rep, now, 'ChangeMemberRole', { ...ids(org, guest), to: member.role });
      });
    if (role === 'Collaborator')
      some(0.15, 3, 60, (now) =>
        by(guest, now, 'InviteMember', {
          // collaborators may not
          organisation: org.organisation,
          invitation: random.uuid(now),
          invitee: { _tag: 'Account', account: partnerOrgs[0].rep().account },
          role: 'Administrator',
        }),
      );
    some(0.12, 20, 150, (now, rep) => {
      by(rep, now, 'SuspendMember', { ...ids(org, guest), reason: 'Other' });
      w.at(now + 14 * DAY, (later) => {
        if (!org.closed && org.has(guest)) by(org.rep(), later, 'ReinstateMember', ids(org, guest));
      });
    });
    const over = () => {
      org.members = org.members.filter((m) => m.who !== guest);
    };
    some(0.15, 120, 189, (now, rep) => {
      over();
      by(rep, now, 'RemoveMember', ids(org, guest));
    });
    some(0.15, 190, 229, (now) => {
      over();
      by(guest, now, 'LeaveOrganisation', { ...ids(org, guest), why: 'OwnWish' });
    });
    // a former member closes the account: nothing stands in the way
    some(0.2, 230, 290, (now) => {
      over();
      by(guest, now, 'RequestAccountDeletion', { account: guest.account, password: guest.password });
      guest.gone = true;
    });
  };

  /** Those whose only legal representative is somebody's story. */
  const sole = new Set([3, 7, 11, 15].map((i) => clientOrgs[i]));
  for (const org of [...partnerOrgs, ...clientOrgs])
    for (let i = random.int(1, 3); i > 0; i--)
      org.plan(random.int(4, 150), (now) =>
        invite(
          org,
          random.pick([
            'Administrator',
            'Administrator',
            'Collaborator',
            'Collaborator',
            'ExternalUser',
            sole.has(org) ? 'Collaborator' : 'LegalRepresentative',
          ]),
          now,
          random.pick(fates),
        ),
      );
  // a fiduciary looks after the books of others
  const fiduciary = clientOrgs[5];
  for (const i of [1, 8, 14])
    clientOrgs[i].plan(60 + i, (now) => inviteAccount(clientOrgs[i], fiduciary.rep(), 'ExternalUser', now));
  return { invite, inviteAccount };
};
