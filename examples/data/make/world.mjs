import { seeded } from './random.mjs';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const NEW_YEAR = Date.UTC(2025, 0, 1);

export const isoDay = (at) => new Date(at).toISOString().slice(0, 10);
export const startOf = (day) => Date.parse(`${day}T00:00:00Z`);
export const plusMonths = (day, months) => {
  const date = new Date(startOf(day));
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
};
/** Days since New Year. */
export const dayOf = (at) => Math.floor((at - NEW_YEAR) / DAY);

/**
 * The plan of what happens when, and the lines that come of it. The generator knows roughly what Mandat will answer, so
 * that the year reads like a real one; whether a command is accepted is Mandat's to say.
 */
export const world = (seed) => {
  const random = seeded(seed);
  const lines = [];
  const plan = [];
  let order = 0;
  const at = (time, act) => plan.push({ time, order: order++, act });
  /** Some minute of a working day, counted from New Year. */
  const hours = (day) =>
    NEW_YEAR + day * DAY + random.int(7, 16) * HOUR + random.int(0, 59) * MINUTE + random.int(0, 59) * SECOND;

  /** The same moment, or the next morning when people sleep. */
  const awake = (time) => (new Date(time).getUTCHours() % 21 < 5 ? time + 9 * HOUR : time);

  /** Writes a line. `from` is where its person sits. */
  const command = (time, type, data, actor, from, id = random.uuid(time)) => {
    lines.push({ at: new Date(time).toISOString(), type, id, actor, from: from ?? null, data });
    return id;
  };
  const call = (time, token, scope, from) =>
    lines.push({ at: new Date(time).toISOString(), call: { token, scope }, from: from ?? null });
  /** A link that somebody finds in a mail about a stream. */
  const link = (template, to, stream) => ({ $link: { template, to, stream } });

  /** Carries the plan out in the order of time until `end`. */
  const live = (end) => {
    for (;;) {
      plan.sort((a, b) => a.time - b.time || a.order - b.order);
      const next = plan.shift();
      if (next === undefined || next.time >= end) break;
      next.act(next.time);
    }
    return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  };
  return { random, at, hours, awake, command, call, link, live };
};
