import { format } from 'node:util';
import { expect } from 'expect';

/** What the tests import of `@jest/globals`; `collect` hands out the tests that a file declares, in their order. */
export const collector = () => {
  let path = [];
  let tests = [];
  const describe = (name, body) => {
    const outer = path;
    path = [...outer, name];
    body();
    path = outer;
  };
  const it = (name, body) => {
    tests.push({ name: [...path, name].join(' '), body });
  };
  it.each = (table) => (name, body) => {
    for (const row of table) {
      const values = Array.isArray(row) ? row : [row];
      const named = name.replaceAll('%p', '%j');
      it(format(named, ...values.slice(0, named.match(/%[sdij]/g)?.length ?? 0)), () => body(...values));
    }
  };
  return {
    globals: { describe, it, expect },
    collect: (declare) => {
      tests = [];
      declare();
      return tests;
    },
  };
};
