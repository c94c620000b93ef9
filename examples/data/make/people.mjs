import { devices, firstNames, lastNames, slug, streets, towns } from './names.mjs';
import { DAY, MINUTE, SECOND } from './world.mjs';

const SESSION = 30 * DAY;

/** The people, their sessions, and what they do in their own name. */
export const people = (w) => {
  const { random, command } = w;
  const all = [];

  const password = () =>
    `${random.pick(['Velo', 'Berg', 'Lac', 'Neve', 'Luna', 'Wald'])}-${random.int(10_000, 99_999)}-${random.pick(['himmel', 'fenster', 'montagne', 'bicchiere'])}`;
  const person = () => {
    let name;
    do name = `${random.pick(firstNames)} ${random.pick(lastNames)}`;
    while (all.some((p) => p.name === name));
    const made = {
      name,
      account: random.uuid(Date.UTC(2025, 0, 1) + all.length),
      email: `${slug(name).replace('-', '.')}@example.ch`,
      password: password(),
      language: random.pick(['de', 'de', 'fr', 'it', 'en']),
      from: { ipAddress: `203.0.113.${random.int(1, 254)}`, device: random.pick(devices) },
      address: `${random.pick(streets)} ${random.int(1, 90)}, ${random.pick(towns)}`,
      // session: the living one; since: nobody logs in with the present password before; epoch: passwords that leaked
      // or were forgotten
      registered: false,
      gone: false,
      session: null,
      sessionUntil: 0,
      since: 0,
      epoch: 1,
    };
    all.push(made);
    return made;
  };
  const visitor = (p, time) => ({ _tag: 'Visitor', visitor: (p.visitor ??= random.uuid(time)) });
  const login = (p, time, over = {}, from = p.from) => {
    // the session has the id of its login; the second draw keeps the year as it is
    const session = random.uuid(time);
    const data = { account: p.account, password: p.password, secondFactor: null, ...over };
    command(time, 'LogIn', data, visitor(p, time), from, session);
    random.uuid(time);
    return session;
  };
  /** The actor for a person, logged in anew when the last session is over. */
  const acting = (p, time, onBehalfOf = null) => {
    if (!p.registered || p.gone) throw new Error(`${p.name} has no account at ${new Date(time).toISOString()}`);
    if (p.session === null || time >= p.sessionUntil) {
      const when = Math.max(time - random.int(60, 480) * SECOND, p.since + SECOND);
      p.session = login(p, when);
      p.sessionUntil = when + SESSION;
    }
    return { _tag: 'Person', account: p.account, session: p.session, onBehalfOf };
  };
  const by = (p, time, type, data, onBehalfOf = null, id) =>
    command(time, type, data, acting(p, time, onBehalfOf), p.from, id);
  /** Every session is over, and the password from now on is this one. */
  const renewed = (p, time, fresh) =>
    Object.assign(p, { password: fresh, session: null, since: time, epoch: p.epoch + 1 });

  const confirmRegistration = (p, time) =>
    command(
      time,
      'RegisterAccount',
      {
        account: p.account,
        name: p.name,
        password: p.password,
        link: w.link('RegistrationLink', p.email, `account-${p.account}`),
      },
      visitor(p, time),
      p.from,
    );
  /** Asks for an account; `registered` as soon as the link in the mail was followed. */
  const register = (p, time, wait = random.int(3, 50) * MINUTE) => {
    command(
      time,
      'RequestRegistration',
      { account: p.account, email: p.email, language: p.language },
      visitor(p, time),
      p.from,
    );
    w.at(time + wait, (now) => {
      confirmRegistration(p, now);
      Object.assign(p, { registered: true, since: now });
    });
  };
  return { all, person, password, visitor, login, acting, by, renewed, register, confirmRegistration };
};
