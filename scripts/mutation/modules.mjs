import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { runInThisContext } from 'node:vm';
import { transformSync } from '@swc/core';

/** Compiled once per process: a mutant is switched on at run time, so the text of a file never changes. */
const compiled = new Map();

const options = (filename) => ({
  filename,
  swcrc: false,
  sourceMaps: false,
  jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  module: { type: 'commonjs' },
});

const compile = (filename) => {
  const known = compiled.get(filename);
  if (known !== undefined) return known;
  const { code } = transformSync(readFileSync(filename, 'utf8'), options(filename));
  const made = runInThisContext(`(function (exports, require, module, __filename, __dirname) {${code}\n})`, {
    filename,
  });
  compiled.set(filename, made);
  return made;
};

const sourceOf = (root, from, name) => {
  if (name.startsWith('.')) return resolve(dirname(from), name).replace(/\.js$/, '.ts');
  const [, pkg, sub = ''] = /^@mandat\/([^/]+)(?:\/(.+))?$/.exec(name) ?? [];
  return pkg === undefined ? null : join(root, 'packages', pkg, 'src', sub, 'index.ts');
};

/**
 * A world of its own for our sources: what a module keeps (caches, tables made while loading) is new in each. Other
 * packages are Node's, and shared; `stand` names those that something else stands in for. Each of our files is run by
 * `around(filename, run)`.
 * @returns a function that loads a file by its absolute path
 */
export const freshModules = (root, stand, around) => {
  const loaded = new Map();
  const load = (filename) => {
    const known = loaded.get(filename);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    loaded.set(filename, module);
    const foreign = createRequire(filename);
    const require = (name) => {
      if (Object.hasOwn(stand, name)) return stand[name];
      const source = sourceOf(root, filename, name);
      return source === null ? foreign(name) : load(source);
    };
    around(filename, () => {
      compile(filename)(module.exports, require, module, filename, dirname(filename));
    });
    return module.exports;
  };
  return load;
};
