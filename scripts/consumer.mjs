/**
 * `pnpm consumer`: a project outside of the workspace, which knows the packages as they are published.
 *
 * Packs the packages, copies consumer/ into a temporary folder and installs it from the tarballs, once with npm and once
 * with pnpm's strict layout. There it checks the type tests under two module systems (the library's own declarations
 * included), then runs README.md's guide twice on one file, and the small host of examples/ with a day of its clients,
 * on every Node that is supported. One line for each thing that was seen to work. It reads the build: `tsc -b` first.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { snippets } from './snippets.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const packages = ['domain', 'projections', 'adapters'];
const majors = ['20', '22', '24'];
const pnpm = ['npx', '-y', 'pnpm@10.34.9'];
const installs = {
  npm: ['npm', 'install', '--no-audit', '--no-fund', '--no-package-lock'],
  pnpm: [...pnpm, 'install', '--no-lockfile'],
};
const strictest = {
  target: 'es2022',
  lib: ['es2023', 'es2024.string'],
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  rootDir: 'src',
  outDir: 'dist',
};
const systems = {
  nodenext: { compilerOptions: { ...strictest, module: 'nodenext' }, include: ['src/types', 'src/guide.ts'] },
  // hono's own declarations speak of the DOM, the library's do not
  bundler: {
    compilerOptions: {
      ...strictest,
      lib: [...strictest.lib, 'dom', 'dom.iterable'],
      module: 'esnext',
      moduleResolution: 'bundler',
    },
    include: ['src'],
  },
};

/** Runs one program to its end; what it wrote, or an error that repeats it. */
const run = ([program, ...args], cwd) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let all = '';
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
      all += String(chunk);
    });
    child.stderr.on('data', (chunk) => (all += String(chunk)));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`${program} ${args.join(' ')} (${String(code)})\n${all}`)),
    );
  });

const say = (...parts) => console.log(parts.join(': '));

/** This process's Node where it is one of those that are supported, and the newest of the others. */
const nodes = async () => {
  const found = [];
  for (const major of majors) {
    const own = process.versions.node.startsWith(`${major}.`);
    const path = own
      ? process.execPath
      : (await run(['npx', '-y', `node@${major}`, '-p', 'process.execPath'], tmpdir())).trim();
    found.push({ path, version: (await run([path, '--version'], tmpdir())).trim() });
  }
  return found;
};

const pack = async (tarballs) => {
  mkdirSync(tarballs);
  for (const name of packages)
    await run([...pnpm, 'pack', '--out', join(tarballs, `${name}.tgz`)], join(root, 'packages', name));
};

/** What the project is made of: the type tests, the guide, and the small host without its tests. */
const copy = (folder, tarballs) => {
  cpSync(join(root, 'consumer'), folder, { recursive: true });
  cpSync(tarballs, join(folder, 'tarballs'), { recursive: true });
  cpSync(join(root, 'examples', 'src', 'hostVisit.ts'), join(folder, 'src', 'hostVisit.ts'));
  cpSync(join(root, 'examples', 'src', 'host'), join(folder, 'src', 'host'), {
    recursive: true,
    filter: (path) => !path.endsWith('.test.ts'),
  });
  const guide = snippets(root).find(({ page }) => page === 'README.md');
  writeFileSync(join(folder, 'src', 'guide.ts'), guide.source);
  for (const [name, config] of Object.entries(systems))
    writeFileSync(join(folder, `tsconfig.${name}.json`), JSON.stringify(config));
};

const mistakesIn = (folder) =>
  readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8').split('@ts-expect-error').length - 1)
    .reduce((sum, n) => sum + n, 0);

/** Everything there is to see in one layout of node_modules. */
const consume = async (layout, folder, tarballs, running) => {
  copy(folder, tarballs);
  await run(installs[layout], folder);
  say(layout, 'installed from the tarballs');
  const mistakes = mistakesIn(join(folder, 'src', 'types'));
  for (const system of Object.keys(systems)) {
    await run(
      [process.execPath, join('node_modules', 'typescript', 'bin', 'tsc'), '-p', `tsconfig.${system}.json`],
      folder,
    );
    say(layout, system, `the types hold, and ${String(mistakes)} mistakes are refused`);
  }
  for (const { path, version } of running) {
    const scratch = join(folder, version);
    mkdirSync(scratch);
    const seeing = (program) => run([path, join(folder, 'dist', program)], scratch);
    await seeing('guide.js');
    say(layout, version, 'the guide runs');
    await seeing('guide.js');
    say(layout, version, 'the guide runs again on its file');
    for (const seen of (await seeing('hostVisit.js')).trim().split('\n')) say(layout, version, seen);
  }
};

const temp = mkdtempSync(join(tmpdir(), 'mandat-consumer-'));
try {
  const tarballs = join(temp, 'tarballs');
  const [running] = await Promise.all([nodes(), pack(tarballs)]);
  say(`packed ${packages.join(', ')}; Node ${running.map(({ version }) => version).join(', ')}`);
  const layouts = Object.keys(installs).map((layout) => consume(layout, join(temp, layout), tarballs, running));
  const ended = await Promise.allSettled(layouts);
  const failed = ended.flatMap(({ reason }) => (reason === undefined ? [] : [reason]));
  for (const reason of failed) console.error(reason.message);
  process.exitCode = failed.length > 0 ? 1 : 0;
} finally {
  rmSync(temp, { recursive: true, force: true });
}
