/**
 * Golden files: one stored example of every version of every event,
 * packages/domain/golden/<category>/<Type>.v<version>.json.
 * What they hold stays readable for ever (LOG-05), so a file is written once and never edited; digests.json tells.
 *
 *   node scripts/golden.mjs --write-new    adds what is missing for today's versions; touches nothing that is there
 *   node scripts/golden.mjs                says what is missing, and exits with 1
 *
 * Before the first release a shape may still change: delete the files that it concerns and run it again. It reads the
 * build (`tsc -b packages/domain` first); a new event type or version needs an example in its slice's examples.ts.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { registry } from '../packages/domain/dist/registry.js';
import { eventReader } from '../packages/domain/dist/core/record/event.js';

const { values: options } = parseArgs({ options: { 'write-new': { type: 'boolean' } } });
const folder = fileURLToPath(new URL('../packages/domain/golden/', import.meta.url));
const digestsFile = join(folder, 'digests.json');
const digests = existsSync(digestsFile) ? JSON.parse(readFileSync(digestsFile, 'utf8')) : {};
const problems = [];
let written = 0;

for (const [category, definitions] of Object.entries(registry.catalogue)) {
  for (const definition of definitions) {
    const { type, version } = definition;
    const name = `${category}/${type}.v${String(version)}.json`;
    if (existsSync(join(folder, name))) continue;
    const data = registry.examples[category]?.[type];
    if (data === undefined) {
      problems.push(`${name}: no example in its slice`);
      continue;
    }
    const stored = { type, version, data: { type, ...data } };
    const read = eventReader(definitions)(stored);
    if (read._tag === 'Left') {
      problems.push(`${name}: ${read.left.message}`);
      continue;
    }
    if (!options['write-new']) {
      problems.push(`${name}: missing`);
      continue;
    }
    const text = `${JSON.stringify(stored, null, 2)}\n`;
    mkdirSync(join(folder, category), { recursive: true });
    // 'wx': never over a file that is there
    writeFileSync(join(folder, name), text, { flag: 'wx' });
    digests[name] = createHash('sha256').update(text).digest('hex');
    written += 1;
  }
}

if (written > 0) {
  const there = Object.entries(digests).filter(([name]) => existsSync(join(folder, name)));
  const sorted = Object.fromEntries(there.sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(digestsFile, `${JSON.stringify(sorted, null, 2)}\n`);
}
console.log(`${String(written)} golden files written, ${String(Object.keys(digests).length)} in all`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
