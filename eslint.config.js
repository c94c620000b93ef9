import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Node's ESM loader cannot resolve these, although tsc and Jest can. */
const wholeFilePaths = {
  regex: '^(fp-ts|io-ts|io-ts-types|monocle-ts|newtype-ts)/(?!lib/.+\\.js$)',
  message: 'Write e.g. fp-ts/lib/Either.js: Node cannot resolve this one (tsc and Jest can).',
};

/** The package index exports decisions too: read models and adapters leave them alone. */
const noDecisions = {
  regex: '^@mandat/domain(/|$)',
  importNamePattern: '^decide|Decider$',
  message: 'Only the host (and the tests) may take decisions; fold events instead.',
};

const noDecisionCalls = {
  selector: 'MemberExpression[object.type="Identifier"][property.name=/^decide/]',
  message: 'Only the host (and the tests) may take decisions; fold events instead.',
};

const curatedIndex = {
  selector: 'ExportAllDeclaration[exported=null]',
  message: 'A package index names what it exports.',
};

const noSkippedTests = {
  selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo|failing)$/]',
  message: 'No test is skipped, singled out or left for later.',
};

const pure = 'The domain has no clock, randomness or IO of its own: take it as an argument or a port.';

const tests = ['**/*.test.ts'];
const notTests = { ignores: tests };

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/.snippets/**',
      '**/*.d.mts',
      'docs/public/**',
      'reports/**',
      'coverage/**',
      '.stryker-tmp/**',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-restricted-imports': ['error', { patterns: [wholeFilePaths] }],
      // every member of a union has its case, and no `default` hides the next one
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { allowDefaultCaseForExhaustiveSwitch: false }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    ...notTests,
    files: ['packages/domain/src/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...[
          'process',
          'Buffer',
          'console',
          'crypto',
          'fetch',
          'performance',
          'setTimeout',
          'setInterval',
          'setImmediate',
        ].map((name) => ({ name, message: pure })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: pure },
        { object: 'Math', property: 'random', message: pure },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: pure },
        { selector: 'NewExpression[callee.name="UTCDate"][arguments.length=0]', message: pure },
      ],
    },
  },
  {
    files: ['packages/projections/src/**/*.ts', 'packages/adapters/src/**/*.ts'],
    ignores: [...tests, 'packages/adapters/src/{host,cli}/**', 'packages/adapters/src/index.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [wholeFilePaths, noDecisions] }],
      'no-restricted-syntax': ['error', noDecisionCalls],
    },
  },
  { files: ['packages/*/src/index.ts'], rules: { 'no-restricted-syntax': ['error', curatedIndex] } },
  {
    files: tests,
    rules: { '@typescript-eslint/require-await': 'off', 'no-restricted-syntax': ['error', noSkippedTests] },
  },
  { ...tseslint.configs.disableTypeChecked, files: ['**/*.{js,cjs,mjs}'] },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        performance: 'readonly',
      },
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { globals: { module: 'writable', require: 'readonly' } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
