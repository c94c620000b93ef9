// Writes year.ndjson, the committed year of a made-up provider: node examples/data/make-year.mjs
import { writeFileSync } from 'node:fs';
import { everyday } from './make/everyday.mjs';
import { organisations } from './make/organisations.mjs';
import { partnerships } from './make/partnerships.mjs';
import { stories } from './make/stories.mjs';
import { world } from './make/world.mjs';

const start = Date.UTC(2025, 0, 2, 8);
const w = world(20250102);
const orgs = organisations(w, start);
stories(w, orgs, start);
everyday(w, orgs, start);
partnerships(w, orgs, start);
const lines = w.live(Date.UTC(2026, 0, 20));
writeFileSync(new URL('year.ndjson', import.meta.url), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
const commands = lines.filter((line) => line.type !== undefined).length;
console.log(`${commands} commands, ${lines.length - commands} calls, ${w.people.filter((p) => p.registered).length} people, ${orgs.all.length} organisations, ${orgs.partnerOrgs.length} partners`);
