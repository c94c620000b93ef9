/**
 * `pnpm api`: what each door of each package exports, as text in api/, so that a change of the contract is a change that
 * a review shows.
 *
 *   pnpm api            writes the reports
 *   pnpm api --check    writes nothing, and exits with 1 when one differs
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import extractor from '@microsoft/api-extractor';
import { packages } from './packages.mjs';

const { Extractor, ExtractorConfig } = extractor;
const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const reports = join(root, 'api');
const temp = mkdtempSync(join(tmpdir(), 'mandat-api-'));

const quiet = { default: { logLevel: 'none' } };
const configOf = (path, { door, types }, reportFileName) =>
  ExtractorConfig.prepare({
    configObject: {
      projectFolder: path,
      mainEntryPointFilePath: types,
      compiler: { tsconfigFilePath: join(path, 'tsconfig.build.json') },
      newlineKind: 'lf',
      apiReport: {
        enabled: true,
        reportFileName,
        reportFolder: reports,
        reportTempFolder: temp,
        // a host's contract is derived from types that it cannot name: the fields of every command and event
        includeForgottenExports: door === '',
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: 'error' } },
        extractorMessageReporting: quiet,
        tsdocMessageReporting: quiet,
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(path, 'package.json'),
  });

/** API Extractor tells of every report; only what is wrong is worth a line. */
const messageCallback = (message) => {
  if (message.messageId === 'console-preamble' || message.messageId === 'console-api-report-created') {
    message.logLevel = 'none';
  }
  if (!options.check && message.messageId === 'console-api-report-copied') message.logLevel = 'none';
};

const expected = [];
let differ = 0;
try {
  for (const { folder, path, doors } of packages(root)) {
    for (const door of doors) {
      const report = `${[folder, door.door].filter((part) => part !== '').join('.')}.api.md`;
      expected.push(report);
      const result = Extractor.invoke(configOf(path, door, report), {
        localBuild: !options.check,
        printApiReportDiff: options.check,
        messageCallback,
      });
      if (result.errorCount > 0 || (options.check && result.apiReportChanged)) {
        console.error(`${door.name}: api/${report} is not what is exported: run \`pnpm api\` and commit it`);
        differ += 1;
      }
    }
  }
} finally {
  rmSync(temp, { recursive: true, force: true });
}

// a report whose door is gone
for (const left of readdirSync(reports).filter((file) => !expected.includes(file))) {
  if (options.check) {
    console.error(`api/${left}: no package has this door`);
    differ += 1;
  } else rmSync(join(reports, left));
}
console.log(`${String(expected.length)} doors, ${String(differ)} report(s) that differ`);
process.exitCode = differ === 0 ? 0 : 1;
