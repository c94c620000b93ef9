import { DAY, HOUR, MINUTE, SECOND } from './world.mjs';

/**
 * June: somebody else has the owner's password and makes a token; in the morning the account is secured, under the
 * attacker's eyes.
 */
export const compromise = (w, { acting, by, login, renewed }, { order }, { invite }, { make, use }, org, end) => {
  const { random } = w;
  const burglar = { ipAddress: '198.51.100.66', device: 'curl/8.9.1' };
  const ids = { organisation: org.organisation };
  let colleague = null;
  let own = null;
  org.plan(20, (now) => {
    colleague = invite(org, 'LegalRepresentative', now);
  });
  org.plan(25, (now, owner) => {
    own = make(owner, org, order(org, owner, now, { months: 12, manner: 'Automatic' }), now + 5 * MINUTE, {
      name: 'DynDNS',
      scopes: ['dns:read', 'dns:write'],
    });
    use(own, now + HOUR, [12, 35], end);
  });
  org.plan(30, (now, owner) =>
    by(owner, now, 'CreateApplicationPassword', {
      account: owner.account,
      applicationPassword: random.uuid(now),
      name: 'Outlook',
    }),
  );

  w.at(Date.UTC(2025, 5, 12, 1, 12), (night) => {
    const owner = org.rep();
    const stolen = login(owner, night, {}, burglar);
    const attacker = { _tag: 'Person', account: owner.account, session: stolen, onBehalfOf: null };
    const backup = (time) => {
      const token = random.uuid(time);
      w.command(
        time,
        'CreateToken',
        {
          token,
          account: owner.account,
          name: 'backup',
          organisation: org.organisation,
          product: own.product.product,
          scopes: ['dns:read', 'dns:write'],
          expiresAt: null,
          password: owner.password,
        },
        attacker,
        burglar,
      );
      return token;
    };
    const first = backup(night + 4 * MINUTE);
    w.call(night + 9 * MINUTE, first, 'dns:write', burglar);

    w.at(night + 6 * HOUR, (t) => {
      const { account, password: old } = owner;
      const fresh = 'Gletscher-7741-himmelblau';
      const minute = (n, who, type, data) => by(who, t + n * MINUTE, type, data);
      acting(owner, t);
      // the attacker is still at it in the very minute
      const second = backup(t - 2 * SECOND);
      minute(0, owner, 'StartCompromiseAssistant', {
        account,
        current: old,
        replacement: fresh,
        confirmation: fresh,
        secondFactor: null,
      });
      backup(t + SECOND);
      w.call(t + 5 * SECOND, first, 'dns:write', burglar);
      w.call(t + 6 * SECOND, second, 'dns:write', burglar);
      login(owner, t + MINUTE, { password: old }, burglar);
      const { session, sessionUntil } = owner;
      Object.assign(renewed(owner, t, fresh), { session, sessionUntil }); // the assistant's own session lives on
      minute(2, owner, 'ConfirmAssistantStep', { account, step: 'ReviewSecuritySettings' }); // no step is skipped
      minute(3, owner, 'ConfirmAssistantStep', { account, step: 'RevokeApplicationPasswords' });
      minute(4, owner, 'CreateApplicationPassword', {
        account,
        applicationPassword: random.uuid(t),
        name: 'Thunderbird',
      }); // not before the end
      minute(5, owner, 'ConfirmAssistantStep', { account, step: 'RevokeTokens' });
      [
        'PasswordAge',
        'SecondFactors',
        'RecoveryCodes',
        'ApplicationPasswords',
        'Tokens',
        'Sessions',
        'SecurityEvents',
      ].forEach((item, i) => minute(6 + i, owner, 'ConfirmReviewItem', { account, item }));
      minute(8, colleague, 'SuspendMember', { ...ids, account, reason: 'Compromised' });
      minute(9, colleague, 'ReinstateMember', { ...ids, account }); // not until it is secured
      minute(15, owner, 'ConfirmAssistantStep', { account, step: 'ReviewSecuritySettings' });
      minute(40, colleague, 'ReinstateMember', { ...ids, account });
      w.call(t + 50 * MINUTE, first, 'dns:read', burglar); // the token is dead for good
      w.at(t + HOUR, (later) => {
        by(owner, later, 'CreateApplicationPassword', {
          account,
          applicationPassword: random.uuid(later),
          name: 'Thunderbird',
        });
        use(
          make(owner, org, own.product, later + MINUTE, { name: 'DynDNS', scopes: ['dns:read', 'dns:write'] }),
          later + HOUR,
          [12, 35],
          end,
        );
      });
    });
  });
  w.at(Date.UTC(2025, 5, 12) + 40 * DAY, (now) => {
    const session = random.uuid(now);
    const data = { account: org.rep().account, password: 'another guess', secondFactor: null };
    w.command(now, 'LogIn', data, { _tag: 'Visitor', visitor: random.uuid(now) }, burglar, session);
    random.uuid(now);
  });
};
