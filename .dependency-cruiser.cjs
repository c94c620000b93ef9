const domain = '^packages/domain/src/';
const projections = '^packages/projections/src/';
const adapters = '^packages/adapters/src/';
const tests = '\\.test\\.ts$';

/** Test code that is not a test: kits, generators, and the programs of the crash suite. */
const testCode = '^packages/[^/]+/src/(testing|contract|crash)/';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Each floor of a package knows the floors before it and no other; tests may look at everything. */
const floors = (root, ...names) =>
  names
    .slice(0, -1)
    .map((name, i) =>
      rule(
        `${name.replaceAll('/', '-')}-is-below`,
        `${name} knows nothing of what stands on it.`,
        { path: `${root}${name}/`, pathNot: tests },
        { path: `${root}(${names.slice(i + 1).join('|')})/` },
      ),
    );

/** The folders of a floor do not know each other. */
const apart = (root, floor, comment) =>
  rule(
    `${floor.replaceAll('/', '-')}-apart`,
    comment,
    { path: `${root}${floor}/([^/]+)/`, pathNot: tests },
    { path: `${root}${floor}/[^/]+/`, pathNot: `${root}${floor}/$1/` },
  );

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule('no-unresolvable', 'An import leads nowhere.', {}, { couldNotResolve: true }),
    rule('no-circular', 'Imports point one way.', {}, { circular: true }),

    // packages
    rule(
      'domain-stands-alone',
      'The domain knows no read model and no adapter.',
      { path: domain },
      { path: '^(packages/(projections|adapters)|examples|bench)/' },
    ),
    rule(
      'projections-no-adapters',
      'A read model is a fold; stores are adapters.',
      { path: projections },
      { path: '^(packages/adapters|examples|bench)/' },
    ),
    rule(
      'pure-packages',
      'The domain and the read models are pure: they run anywhere.',
      { path: '^packages/(domain|projections)/src/', pathNot: tests },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'front-door',
      "Another package's index and its kit are its doors.",
      { path: '^packages/(projections|adapters)/src/', pathNot: [tests, testCode] },
      { path: `${domain}.+/`, pathNot: `${domain}kit/index\\.ts$` },
    ),
    rule(
      'nothing-imports-examples',
      'Examples are at the end of the line.',
      { path: '^packages/' },
      { path: '^(examples|bench)/' },
    ),

    // the domain: what happened and what it amounts to, below what is decided on it
    ...floors(domain, 'core', 'aggregates', 'questions', 'slices', 'processes'),
    ...floors(`${domain}core/`, 'values', 'record', 'ports', 'react', 'handle'),
    apart(domain, 'aggregates', 'An aggregate is folded from its own events alone.'),
    apart(domain, 'slices', "A slice reads other slices' facts, in aggregates/, and nothing else of them."),

    // read models
    ...floors(projections, 'core', 'parts', '(views|lookUps)'),
    ...floors(`${projections}core/`, 'ports', 'fold', 'keep', 'rebuild'),

    // adapters
    ...floors(adapters, 'stores', 'vault', 'host', 'cli'),
    ...floors(`${adapters}host/`, 'input', 'commands', 'parts', '(queries|subscribe)', 'work', 'open'),
    ...floors(`${adapters}stores/`, 'ports', 'shared', '(memory|sqlite)'),
    rule(
      'stores-apart',
      'A store knows no other store.',
      { path: `${adapters}stores/(memory|sqlite)/`, pathNot: tests },
      { path: `${adapters}stores/(memory|sqlite)/`, pathNot: `${adapters}stores/$1/` },
    ),
    rule(
      'parts-know-no-host',
      'Only the host and the command line compose.',
      { path: adapters, pathNot: [tests, testCode, `${adapters}(host|cli)/`, `${adapters}index\\.ts$`] },
      { path: `${adapters}(host|cli)/` },
    ),

    // test code stays in tests
    rule(
      'fast-check-in-tests-only',
      'Generators belong to testing/ and the tests.',
      { path: '^(packages/[^/]+|examples)/src/', pathNot: [tests, testCode] },
      { path: '(^|/)fast-check(/|$)' },
    ),
    rule(
      'test-code-in-tests-only',
      'testing/, contract/ and crash/ serve tests, never the library.',
      { path: '^(packages/[^/]+|examples)/src/', pathNot: [tests, testCode] },
      { path: testCode },
    ),
    rule(
      'contract-is-published',
      "The suites are in the package, the tests' own helpers are not.",
      { path: `${adapters}contract/` },
      { path: `${adapters}(testing|crash)/` },
    ),
    rule(
      'not-to-dev-dep',
      'What a user installs has no dev dependency.',
      { path: '^(packages/[^/]+|examples)/src/', pathNot: [tests, testCode] },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    ),
    rule('not-to-tests', "A test is nobody's dependency.", {}, { path: tests }),
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.source.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
