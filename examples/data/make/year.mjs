import { compromise } from './compromise.mjs';
import { everyday } from './everyday.mjs';
import { members } from './members.mjs';
import { mistakes } from './mistakes.mjs';
import { organisations } from './organisations.mjs';
import { partnerships } from './partnerships.mjs';
import { people } from './people.mjs';
import { products } from './products.mjs';
import { stories } from './stories.mjs';
import { together } from './together.mjs';
import { tokens } from './tokens.mjs';
import { world } from './world.mjs';

/** The year of a made-up provider as the text of year.ndjson: the same text every time. */
export const yearText = () => {
  const end = Date.UTC(2026, 0, 28);
  const w = world(20250102);
  const folk = people(w);
  const goods = products(w, folk);
  const keys = tokens(w, folk);
  const orgs = organisations(w, folk, goods);
  const habits = everyday(w, folk, keys, end);
  const joining = members(w, folk, goods, orgs, habits);
  for (const org of orgs.all) org.plan(1, (now, rep) => habits(org, rep, now));
  mistakes(w, folk, orgs);
  compromise(w, folk, goods, joining, keys, orgs.clientOrgs[3], end);
  partnerships(w, folk, orgs, joining, together(w, folk, goods, keys, end));
  stories(w, folk, goods, orgs, joining, keys, end);
  return w
    .live(end)
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
};
