import { readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { performance } from 'node:perf_hooks';
import { clearTimeout, setTimeout } from 'node:timers';
import { freshTests, testFiles } from './tests.mjs';

/** Where the dry run leaves how long each test took, and in which file it is. */
const dryRunFile = '.mutation-dry-run.json';
const [passed, failed] = [0, 1];

/** Runs a test; one that hangs longer than `limit` milliseconds has failed. */
const outcome = async (test, limit) => {
  const start = performance.now();
  let timer;
  const hung = new Promise((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`took more than ${limit} ms`));
    }, limit);
  });
  const told = (status, failureMessage) => ({
    id: test.id,
    name: test.name,
    fileName: test.file,
    timeSpentMs: Math.round(performance.now() - start),
    status,
    failureMessage,
  });
  try {
    await Promise.race([test.body(), hung]);
    return told(passed);
  } catch (error) {
    return told(failed, error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Stryker's test runner for this workspace. Jest would load some ninety test files anew for every mutant, which takes
 * twenty seconds; here a mutant gets a fresh world of our modules, in which the tests that reach it run until one
 * fails.
 */
const create = () => {
  const root = process.cwd();
  const stryker = (globalThis.__stryker__ ??= {});
  let known;
  let slow;

  /**
   * What a test file (or its helpers) does while it is loaded, it does for all of its tests; what a source does is
   * static.
   */
  const collected = (file) => {
    const { perTest } = stryker.mutantCoverage;
    const tests = freshTests(root, (filename, run) => {
      const outer = stryker.currentTestId;
      stryker.currentTestId = /\.test\.ts$|\/testing\//.test(filename) ? file : undefined;
      run();
      stryker.currentTestId = outer;
    })(file);
    const { [file]: shared = {} } = perTest;
    delete perTest[file];
    for (const { id } of tests) perTest[id] = { ...shared };
    return tests;
  };

  const dryRun = async () => {
    stryker.mutantCoverage = { static: {}, perTest: {} };
    const tests = [];
    for (const file of testFiles(root)) {
      for (const test of collected(file)) {
        stryker.currentTestId = test.id;
        tests.push(await outcome(test, 120_000));
        stryker.currentTestId = undefined;
      }
    }
    writeFileSync(
      dryRunFile,
      JSON.stringify(tests.map(({ id, fileName, timeSpentMs }) => [id, { file: fileName, time: timeSpentMs }])),
    );
    return { status: 'complete', tests, mutantCoverage: stryker.mutantCoverage };
  };

  /**
   * The tests of the mutant's own folder first, the quick ones before the slow ones. The slowest of all, which are two
   * thirds of the time, are asked in their own folder only: the score is rather too low than too high.
   */
  const inOrder = (ids, folder) => {
    const isOwn = (id) => dirname(known.get(id).file) === folder;
    const cost = (id) => known.get(id).time + (isOwn(id) ? 0 : 50);
    const asked = ids.filter((id) => isOwn(id) || known.get(id).time < slow);
    return (asked.length > 0 ? asked : ids).toSorted((a, b) => cost(a) - cost(b));
  };

  const run = async (ids) => {
    const testsOf = freshTests(root);
    const loaded = new Map();
    const testWith = (id) => {
      const { file } = known.get(id);
      if (!loaded.has(file)) loaded.set(file, new Map(testsOf(file).map((test) => [test.id, test])));
      return loaded.get(file).get(id);
    };
    for (const [i, id] of ids.entries()) {
      const { status, failureMessage } = await outcome(
        { id, body: () => testWith(id).body() },
        3_000 + 10 * known.get(id).time,
      );
      if (status === failed) return { status: 'killed', killedBy: [id], failureMessage, nrOfTests: i + 1 };
    }
    return { status: 'survived', nrOfTests: ids.length };
  };

  const mutantRun = async ({ activeMutant, testFilter, hitLimit, sandboxFileName }) => {
    known ??= new Map(JSON.parse(readFileSync(dryRunFile, 'utf8')));
    slow ??= [...known.values()].map(({ time }) => time).sort((a, b) => a - b)[Math.floor(0.95 * known.size)];
    stryker.hitLimit = hitLimit;
    stryker.hitCount = hitLimit === undefined ? undefined : 0;
    // from before anything is loaded: the world is this mutant's own
    stryker.activeMutant = activeMutant.id;
    const result = await run(inOrder(testFilter ?? [...known.keys()], dirname(sandboxFileName)));
    stryker.activeMutant = undefined;
    return stryker.hitCount > hitLimit ? { status: 'timeout', reason: `reached ${stryker.hitCount} times` } : result;
  };

  return { capabilities: () => ({ reloadEnvironment: true }), dryRun, mutantRun };
};

export const strykerPlugins = [{ kind: 'TestRunner', name: 'fresh-modules', factory: create }];
