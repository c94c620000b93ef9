/** A seeded generator (mulberry32): the same seed makes the same year, byte for byte. */
export const seeded = (seed) => {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (min, max) => min + Math.floor(next() * (max - min + 1));
  const pick = (list) => list[int(0, list.length - 1)];
  const chance = (p) => next() < p;
  const shuffle = (list) =>
    list
      .map((value) => [next(), value])
      .sort((a, b) => a[0] - b[0])
      .map(([, value]) => value);
  const hex = (digits) => Array.from({ length: digits }, () => int(0, 15).toString(16)).join('');
  /** A UUID of version 7: in the order of `at`, as the ids of a real host would be. */
  const uuid = (at) => {
    const time = at.toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`;
  };
  return { next, int, pick, chance, shuffle, uuid };
};
