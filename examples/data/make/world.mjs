import { devices, firstNames, lastNames, slug, streets, towns } from './names.mjs';
import { seeded } from './random.mjs';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const SESSION = 30 * DAY;

export const isoDay = (at) => new Date(at).toISOString().slice(0, 10);
export const plusMonths = (day, months) => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
};

/**
 * The people and things of a made-up provider, and the plan of what they do when. It knows roughly what Mandat will
 * answer, so that the year reads like a real one; whether a command is accepted is Mandat's to say.
 */
export const world = (seed) => {
  const random = seeded(seed);
  const lines = [];
  const plan = [];
  let order = 0;
  const at = (time, act) => plan.push({ time, order: order++, act });

  /** Writes a line. `from` is where its person sits. */
  const command = (time, type, data, actor, from, id = random.uuid(time)) => {
    lines.push({ at: new Date(time).toISOString(), type, id, actor, from: from ?? null, data });
    return id;
  };
  const call = (time, token, scope) => lines.push({ at: new Date(time).toISOString(), call: { token, scope } });
  const link = (template, to) => ({ $link: { template, to } });

  const people = [];
  const person = () => {
    let name;
    do name = `${random.pick(firstNames)} ${random.pick(lastNames)}`; while (people.some((p) => p.name === name));
    const made = {
      name, account: random.uuid(Date.UTC(2025, 0, 1) + people.length), email: `${slug(name).replace('-', '.')}@example.ch`,
      password: `${random.pick(['Velo', 'Berg', 'Lac', 'Neve', 'Luna', 'Wald'])}-${slug(name).length}${random.int(1000, 9999)}-${random.pick(['himmel', 'fenster', 'montagne', 'bicchiere'])}`,
      language: random.pick(['de', 'de', 'fr', 'it', 'en']), session: null, sessionUntil: 0, registered: false,
      from: { ipAddress: `203.0.113.${random.int(1, 254)}`, device: random.pick(devices) },
      address: `${random.pick(streets)} ${random.int(1, 90)}, ${random.pick(towns)}`,
    };
    people.push(made);
    return made;
  };
  const visitor = (p, time) => ({ _tag: 'Visitor', visitor: p.visitor ??= random.uuid(time) });
  const login = (p, time, over = {}) => {
    const session = random.uuid(time);
    command(time, 'LogIn', { account: p.account, session, ipAddress: p.from.ipAddress, device: p.from.device, password: p.password, secondFactor: null, ...over }, visitor(p, time), over.from ?? p.from);
    return session;
  };
  /** The actor for a person, logged in anew when the last session is over. */
  const acting = (p, time, onBehalfOf = null) => {
    if (p.session === null || time >= p.sessionUntil) {
      p.session = login(p, time - random.int(1, 8) * MINUTE);
      p.sessionUntil = time - 8 * MINUTE + SESSION;
    }
    return { _tag: 'Person', account: p.account, session: p.session, onBehalfOf };
  };
  const by = (p, time, type, data, onBehalfOf = null, id) => command(time, type, data, acting(p, time, onBehalfOf), p.from, id);

  const register = (p, time) => {
    command(time, 'RequestRegistration', { account: p.account, email: p.email, language: p.language }, visitor(p, time), p.from);
    at(time + random.int(3, 90) * MINUTE, (now) => {
      command(now, 'RegisterAccount', { account: p.account, name: p.name, password: p.password, link: link('RegistrationLink', p.email) }, visitor(p, now), p.from);
      p.registered = true;
    });
  };

  /** Carries the plan out in the order of time until `end`. */
  const live = (end) => {
    for (;;) {
      plan.sort((a, b) => a.time - b.time || a.order - b.order);
      const next = plan.shift();
      if (next === undefined || next.time >= end) break;
      next.act(next.time);
    }
    lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    return lines;
  };
  return { random, at, command, call, link, people, person, visitor, login, by, acting, register, live };
};
