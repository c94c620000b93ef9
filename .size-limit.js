import { packages } from './scripts/packages.mjs';

/**
 * What each door may weigh, minified and gzipped, everything that it exports together: what is measured and about a
 * tenth of air. With its dependencies, but for what is never bundled (below) and our other packages.
 */
const limits = {
  '@mandat/domain': '30 kB',
  '@mandat/domain/kit': '104 kB',
  '@mandat/domain/testing': '48 kB',
  '@mandat/projections': '1 kB',
  '@mandat/projections/kit': '56 kB',
  '@mandat/projections/testing': '23 kB',
  '@mandat/adapters': '168 kB',
  '@mandat/adapters/kit': '48 kB',
  '@mandat/adapters/contract': '32 kB',
};

/** Native packages, what is a test runner's, and the packages that are measured on their own. */
const ignore = ['@photostructure/sqlite', '@node-rs/argon2', '@jest/globals', 'fast-check', '@mandat/*'];

export default packages(import.meta.dirname).flatMap(({ doors }) =>
  doors.map(({ name, code }) => {
    const limit = limits[name];
    if (limit === undefined) throw new Error(`${name}: no limit in .size-limit.js`);
    const node = (config) => ({ ...config, platform: 'node', format: 'esm' });
    return { name, path: code, import: '*', limit, gzip: true, ignore, modifyEsbuildConfig: node };
  }),
);
