import fast from './jest.config.js';

/** Races between real processes, on the programs that `pnpm test:crash` builds first. */
export default {
  ...fast,
  testMatch: ['<rootDir>/packages/*/src/**/*.crash.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 120_000,
  // the processes of one test are race enough
  maxWorkers: 1,
};
