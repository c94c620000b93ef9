import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { freshModules } from './modules.mjs';
import { collector } from './suite.mjs';

// the same values each time, so that a score can be repeated; no shrinking, since nobody reads the counter-example
createRequire(import.meta.url)('fast-check').configureGlobal({ seed: 20_261_122, endOnFailure: true });

/** The test files below a root, in a fixed order. */
export const testFiles = (root) =>
  ['packages/domain/src', 'packages/projections/src']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((name) => join(root, folder, name)))
    .filter((file) => /(?<!\.slow|\.crash)\.test\.ts$/.test(file))
    .sort();

/** A new world of modules, and in it the tests of each file, which is loaded when it is asked for. */
export const freshTests = (
  root,
  around = (_, run) => {
    run();
  },
) => {
  const { globals, collect } = collector();
  const load = freshModules(root, { '@jest/globals': globals }, around);
  return (file) => {
    const seen = new Map();
    return collect(() => {
      load(file);
    }).map(({ name, body }) => {
      const times = (seen.get(name) ?? 0) + 1;
      seen.set(name, times);
      return { id: `${relative(root, file)} ${name}${times === 1 ? '' : ` (${times})`}`, name, file, body };
    });
  };
};
