/** `pnpm check:packages`, first part: what a registry shows of a package, and what runs where it is installed. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packages, repository } from './packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const { engines, license } = json('package.json');
const fixed = json('.changeset/config.json').fixed.flat();
const published = packages(root);

const faultsOf = ({ folder, path, manifest }) => {
  const readme = existsSync(join(path, 'README.md')) ? readFileSync(join(path, 'README.md'), 'utf8') : '';
  const peers = Object.keys(manifest.peerDependencies ?? {});
  const wanted = {
    license,
    engines,
    author: 'The Mandat authors',
    homepage: `${repository}#readme`,
    bugs: { url: `${repository}/issues` },
    repository: { type: 'git', url: `git+${repository}.git`, directory: `packages/${folder}` },
    publishConfig: { access: 'public', provenance: true },
    version: published[0].manifest.version,
  };
  const checks = {
    ...Object.fromEntries(
      Object.entries(wanted).map(([key, value]) => [
        `${key} is not ${JSON.stringify(value)}`,
        JSON.stringify(manifest[key]) === JSON.stringify(value),
      ]),
    ),
    'has no description': (manifest.description ?? '') !== '',
    'has fewer than three keywords': (manifest.keywords ?? []).length >= 3,
    'does not pack its docs': manifest.files.includes('docs') && /pack-docs/.test(manifest.scripts?.prepack ?? ''),
    'has an install script': !['preinstall', 'install', 'postinstall', 'prepare'].some(
      (name) => manifest.scripts?.[name],
    ),
    'has no LICENSE': existsSync(join(path, 'LICENSE')),
    'its README does not say how to install it': readme.includes(`npm install ${manifest.name}`),
    'its README does not name every peer': peers.every((peer) => readme.includes(peer)),
    'its README does not link to the docs': readme.includes(`${repository}/blob/main/docs/`),
    'its README has a link that npm cannot follow': !/\]\((?!https:)/.test(readme),
    'is not in the fixed group of .changeset/config.json': fixed.includes(manifest.name),
  };
  return Object.entries(checks)
    .filter(([, holds]) => !holds)
    .map(([fault]) => `${manifest.name}: ${fault}`);
};

const faults = published.flatMap(faultsOf);
for (const fault of faults) console.error(fault);
console.log(`${String(published.length)} manifests, ${String(faults.length)} fault(s)`);
process.exitCode = faults.length === 0 ? 0 : 1;
