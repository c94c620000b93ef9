/**
 * The catalogues in docs/: events, commands and refusals, made from the code and from nothing else.
 *
 *   node scripts/catalogue.mjs            writes them
 *   node scripts/catalogue.mjs --check    exits with 1 when one is not what would be written
 *
 * It reads the build: `tsc -b` first.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { commands } from './catalogue/commands.mjs';
import { events } from './catalogue/events.mjs';
import { refusals } from './catalogue/refusals.mjs';

const { values: options } = parseArgs({ options: { check: { type: 'boolean' } } });

for (const [page, lines] of Object.entries({ events, commands, refusals })) {
  const file = fileURLToPath(new URL(`../docs/${page}.md`, import.meta.url));
  const text = `${lines().join('\n').trimEnd()}\n`;
  if (!options.check) {
    writeFileSync(file, text);
    console.log(`docs/${page}.md: ${String(text.match(/^### /gm)?.length ?? 0)} entries`);
  } else if (readFileSync(file, 'utf8') !== text) {
    console.log(`docs/${page}.md is not current: run node scripts/catalogue.mjs`);
    process.exitCode = 1;
  }
}
