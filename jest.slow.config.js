import fast from './jest.config.js';

/** The tests that take seconds each: kept out of `pnpm test`, run by `pnpm test:slow` and in CI. */
export default {
  ...fast,
  testMatch: ['<rootDir>/packages/*/src/**/*.slow.test.ts', '<rootDir>/examples/src/**/*.slow.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 900_000,
};
