/** `pnpm typecheck`, last part: the types of the guides' code, as a host sees them (through the built packages). */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { snippets } from './snippets.mjs';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
// inside examples: its dependencies are a host's
const folder = join(root, 'examples', '.snippets');
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

const found = snippets(root);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
try {
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: '../../tsconfig.base.json',
      compilerOptions: { noEmit: true, composite: false, declaration: false, declarationMap: false, sourceMap: false },
      include: ['**/*.ts'],
    }),
  );
  for (const { page, source } of found) {
    const file = join(folder, `${page}.ts`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, source);
  }
  const result =
    found.length === 0
      ? { status: 0, stdout: '' }
      : spawnSync(process.execPath, [tsc, '-p', '.', '--pretty', 'false'], { cwd: folder, encoding: 'utf8' });
  process.stdout.write(result.stdout.replaceAll(/^(.+\.md)\.ts\((\d+),(\d+)\)/gm, '$1:$2:$3'));
  console.log(
    result.status === 0 ? `code in ${String(found.length)} page(s): types are right` : 'code in the guides: see above',
  );
  process.exitCode = result.status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
