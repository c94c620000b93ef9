/** CommonJS mode: swc turns every ESM file (ours and the ESM-only ones in node_modules) to CJS. */
const swc = [
  '@swc/jest',
  {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
    swcrc: false,
  },
];

/** Packages without a CommonJS build. */
const esmOnly = ['@scure/base', 'canonicalize', 'uuid'];

export default {
  testEnvironment: 'node',
  // a hang, not a slow machine, is what a limit is for
  testTimeout: 60_000,
  testMatch: [
    '<rootDir>/packages/*/src/**/*.test.ts',
    '<rootDir>/examples/src/**/*.test.ts',
    '<rootDir>/docs/*.test.ts',
  ],
  // slow tests: `pnpm test:slow`; races of processes: `pnpm test:crash`
  testPathIgnorePatterns: ['/node_modules/', '\\.(slow|crash)\\.test\\.ts$'],
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/\\.snippets/', '<rootDir>/\\.stryker-tmp/'],
  transform: { '^.+\\.[mc]?[jt]s$': swc },
  moduleNameMapper: {
    // tests run on the sources, never on a build
    '^@mandat/([^/]+)$': '<rootDir>/packages/$1/src/index.ts',
    '^@mandat/([^/]+)/(.+)$': '<rootDir>/packages/$1/src/$2/index.ts',
    // its only export condition is "import", which Jest's CommonJS mode does not ask for
    '^canonicalize$': '<rootDir>/packages/adapters/node_modules/canonicalize/lib/canonicalize.js',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:\\.pnpm/)?(?:${esmOnly.join('|').replaceAll('/', '[/+]')})[@/])`],
};
