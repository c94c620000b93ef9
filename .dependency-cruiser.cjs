const domain = '^packages/domain/src/';
const tests = '\\.test\\.ts$';

/** A folder of the domain that is a slice: all but these. */
const slice = `${domain}(?!core/|processes/|testing/)([^/]+)/`;

/** The file of that name in a folder, or the parts it was split into: decide.ts, decideLogin.ts, decide/login.ts. */
const part = (...names) => `(${names.join('|')})(\\.ts$|/|[A-Z])`;

/**
 * Test code that is not a test: kits, generators, the suites that every adapter runs, and the programs of the crash
 * suite.
 */
const testCode = '^packages/[^/]+/src/(testing|contract|crash)/';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

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
      'domain-no-node-core',
      'The domain is pure: it runs anywhere.',
      { path: domain, pathNot: tests },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'projections-no-adapters',
      'A read model is a fold; stores are adapters.',
      { path: '^packages/projections/src/' },
      { path: '^(packages/adapters|examples|bench)/' },
    ),
    rule(
      'projections-no-node-core',
      'A read model is a pure fold.',
      { path: '^packages/projections/src/', pathNot: tests },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'projections-fold-events',
      'Past the package index, only core and events.',
      { path: '^packages/projections/src/', pathNot: [tests, testCode] },
      { path: domain, pathNot: [`${domain}index\\.ts$`, `${domain}core/`, `${domain}[^/]+/${part('events')}`] },
    ),
    rule(
      'adapters-take-no-decision',
      'Only the host and the command line compose decisions.',
      { path: '^packages/adapters/src/', pathNot: [tests, '^packages/adapters/src/(host|cli)/'] },
      { path: `${domain}[^/]+/${part('decide')}` },
    ),
    rule(
      'nothing-imports-examples',
      'Examples are at the end of the line.',
      { path: '^packages/' },
      { path: '^(examples|bench)/' },
    ),

    // within a slice: events <- state <- decide
    rule(
      'events-come-first',
      'Events are facts: they know no state and no decision.',
      { path: `${domain}[^/]+/${part('events')}`, pathNot: tests },
      { path: `${domain}[^/]+/${part('state', 'decide', 'commands', 'context')}` },
    ),
    rule(
      'state-follows-events',
      'State is a fold of events: it knows no decision.',
      { path: `${domain}[^/]+/${part('state')}`, pathNot: tests },
      { path: `${domain}[^/]+/${part('decide', 'commands', 'context', 'refusals')}` },
    ),
    rule(
      'slices-meet-in-context',
      'Of another slice: its events and state; anything else arrives by context.ts.',
      { path: slice, pathNot: [tests, `${domain}[^/]+/${part('context', 'lookups')}`] },
      { path: slice, pathNot: [`${domain}$1/`, `${domain}[^/]+/${part('events', 'state', 'presentedPassword')}`] },
    ),
    rule(
      'core-knows-no-slice',
      'Slices are built on core.',
      { path: `${domain}core/`, pathNot: tests },
      { path: `${domain}(?!core/)` },
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
