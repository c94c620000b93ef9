import { DAY, HOUR, MINUTE, SECOND } from './world.mjs';

/** June: somebody else has Reto's password and makes a token; in the morning the account is secured, under the attacker's eyes. */
export const compromise = (w, { acting, by, login, renewed }, { order }, { invite }, { make, use }, org, end) => {
  const { random } = w;
  const burglar = { ipAddress: '198.51.100.66', device: 'curl/8.9.1' };
  const ids = { organisation: org.organisation };
  let colleague = null;
  let own = null;
  org.plan(20, (now) => { colleague = invite(org, 'LegalRepresentative', now); });
  org.plan(25, (now, reto) => {
    own = make(reto, org, order(org, reto, now, { months: 12, manner: 'Automatic' }), now + 5 * MINUTE, { name: 'DynDNS', scopes: ['dns:read', 'dns:write'] });
    use(own, now + HOUR, [12, 35], end);
  });
  org.plan(30, (now, reto) => by(reto, now, 'CreateApplicationPassword', { account: reto.account, applicationPassword: random.uuid(now), name: 'Outlook' }));

  w.at(Date.UTC(2025, 5, 12, 1, 12), (night) => {
    const reto = org.rep();
    const stolen = login(reto, night, {}, burglar);
    const attacker = { _tag: 'Person', account: reto.account, session: stolen, onBehalfOf: null };
    const backup = (time) => {
      const token = random.uuid(time);
      w.command(time, 'CreateToken', {
        token, account: reto.account, name: 'backup', organisation: org.organisation, product: own.product.product, scopes: ['dns:read', 'dns:write'], expiresAt: null, password: reto.password,
      }, attacker, burglar);
      return token;
    };
    const first = backup(night + 4 * MINUTE);
    w.call(night + 9 * MINUTE, first, 'dns:write');

    w.at(night + 6 * HOUR, (t) => {
      const { account, password: old } = reto;
      const fresh = 'Gletscher-7741-himmelblau';
      const minute = (n, who, type, data) => by(who, t + n * MINUTE, type, data);
      acting(reto, t);
      // the attacker is still at it in the very minute
      const second = backup(t - 2 * SECOND);
      minute(0, reto, 'StartCompromiseAssistant', { account, current: old, replacement: fresh, confirmation: fresh, secondFactor: null });
      backup(t + SECOND);
      w.call(t + 5 * SECOND, first, 'dns:write');
      w.call(t + 6 * SECOND, second, 'dns:write');
      login(reto, t + MINUTE, { password: old }, burglar);
      const { session, sessionUntil } = reto;
      Object.assign(renewed(reto, t, fresh), { session, sessionUntil }); // the assistant's own session lives on
      minute(2, reto, 'ConfirmAssistantStep', { account, step: 'ReviewSecuritySettings' }); // no step is skipped
      minute(3, reto, 'ConfirmAssistantStep', { account, step: 'RevokeApplicationPasswords' });
      minute(4, reto, 'CreateApplicationPassword', { account, applicationPassword: random.uuid(t), name: 'Thunderbird' }); // not before the end
      minute(5, reto, 'ConfirmAssistantStep', { account, step: 'RevokeTokens' });
      ['PasswordAge', 'SecondFactors', 'RecoveryCodes', 'ApplicationPasswords', 'Tokens', 'Sessions', 'SecurityEvents']
        .forEach((item, i) => minute(6 + i, reto, 'ConfirmReviewItem', { account, item }));
      minute(8, colleague, 'SuspendMember', { ...ids, account, reason: 'Compromised' });
      minute(9, colleague, 'ReinstateMember', { ...ids, account }); // not until it is secured
      minute(15, reto, 'ConfirmAssistantStep', { account, step: 'ReviewSecuritySettings' });
      minute(40, colleague, 'ReinstateMember', { ...ids, account });
      w.call(t + 50 * MINUTE, first, 'dns:read'); // the token is dead for good
      w.at(t + HOUR, (later) => {
        by(reto, later, 'CreateApplicationPassword', { account, applicationPassword: random.uuid(later), name: 'Thunderbird' });
        use(make(reto, org, own.product, later + MINUTE, { name: 'DynDNS', scopes: ['dns:read', 'dns:write'] }), later + HOUR, [12, 35], end);
      });
    });
  });
  w.at(Date.UTC(2025, 5, 12) + 40 * DAY, (now) => w.command(now, 'LogIn', { account: org.rep().account, session: random.uuid(now), ...burglar, password: 'another guess', secondFactor: null }, { _tag: 'Visitor', visitor: random.uuid(now) }, burglar));
};
