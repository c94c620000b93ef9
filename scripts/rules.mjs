/**
 * `pnpm rules`: which rules of docs/rules.md are built, and which tests show it.
 *
 *   pnpm rules                     runs the fast tests and prints a table
 *   pnpm --silent rules --json     prints { total, built, missing } only
 *   pnpm rules --from FILE         reads what `jest --json --outputFile FILE` wrote, and runs nothing
 *
 * Exits with 1 when a rule marked as built has no passing test that names it, when a test names a rule that the book
 * does not have, or when a test fails.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({ options: { json: { type: 'boolean' }, from: { type: 'string' } } });

/** Rules and marks, in the book's order. */
const readBook = () => {
  const rules = new Map();
  const text = readFileSync(join(root, 'docs', 'rules.md'), 'utf8');
  for (const [, mark, id] of text.matchAll(/^- \[([ x])\] \*\*([A-Z]{3}-\d{2})\*\*/gm)) {
    if (rules.has(id)) throw new Error(`docs/rules.md: ${id} is there twice`);
    rules.set(id, { id, built: mark === 'x', titles: [] });
  }
  const all = [...text.matchAll(/^- .{0,12}\b[A-Z]{3}-\d{2}\b/gm)].length;
  if (rules.size === 0 || all !== rules.size) {
    throw new Error(
      `docs/rules.md: ${String(all)} rules, ${String(rules.size)} of them written as "- [ ] **ABC-01** ..."`,
    );
  }
  return rules;
};

const runTests = () => {
  const folder = mkdtempSync(join(tmpdir(), 'mandat-rules-'));
  const file = join(folder, 'jest.json');
  try {
    // Jest's own words go to stderr: stdout belongs to the answer
    const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
    spawnSync(process.execPath, [jest, '--json', '--outputFile', file], { cwd: root, stdio: ['ignore', 2, 2] });
    return JSON.parse(readFileSync(file, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const cut = (text, width) => (text.length > width ? `${text.slice(0, width - 1)}…` : text);

const rules = readBook();
const report = options.from === undefined ? runTests() : JSON.parse(readFileSync(options.from, 'utf8'));
const prefixes = new Set([...rules.keys()].map((id) => id.slice(0, 3)));
const unknown = new Set();

for (const test of report.testResults.flatMap((suite) => suite.assertionResults)) {
  if (test.status !== 'passed') continue;
  for (const id of new Set(test.fullName.match(/\b[A-Z]{3}-\d{2}\b/g))) {
    if (rules.has(id)) rules.get(id).titles.push(test.fullName);
    else if (prefixes.has(id.slice(0, 3))) unknown.add(id);
  }
}

const list = [...rules.values()];
const built = list.filter((rule) => rule.built);
const missing = built.filter((rule) => rule.titles.length === 0).map((rule) => rule.id);

if (options.json) {
  console.log(JSON.stringify({ total: list.length, built: built.length, missing }));
} else {
  const width = Math.max(60, (process.stdout.columns ?? 140) - 26);
  console.log(`${'rule'.padEnd(8)}${'mark'.padEnd(9)}${'tests'.padStart(5)}  titles`);
  for (const { id, built: marked, titles } of list) {
    const first = titles
      .slice(0, 2)
      .map((title) => cut(title, Math.floor(width / Math.min(titles.length, 2)) - 2))
      .join('; ');
    console.log(
      `${id.padEnd(8)}${(marked ? 'built' : 'not yet').padEnd(9)}${String(titles.length).padStart(5)}  ${first}`.trimEnd(),
    );
  }
  console.log(`\n${String(built.length)} of ${String(list.length)} rules are marked as built.`);
  const ready = list.filter((rule) => !rule.built && rule.titles.length > 0).map((rule) => rule.id);
  if (ready.length > 0) console.log(`Named by a passing test, but not marked: ${ready.join(', ')}`);
}

if (missing.length > 0) console.error(`Marked as built, but no passing test names it: ${missing.join(', ')}`);
if (unknown.size > 0) console.error(`Named by a test, but not in docs/rules.md: ${[...unknown].join(', ')}`);
if (!report.success)
  console.error(
    `Tests fail: ${String(report.numFailedTests)} (suites that did not run: ${String(report.numRuntimeErrorTestSuites)})`,
  );
process.exitCode = missing.length > 0 || unknown.size > 0 || !report.success ? 1 : 0;
