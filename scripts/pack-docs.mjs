/**
 * `prepack` of each package: the guides go into what is published, beside the package's README. Links that lead out of
 * docs/ are made to lead to the repository.
 */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { repository } from './packages.mjs';

const docs = fileURLToPath(new URL('../docs', import.meta.url));
const target = join(process.cwd(), 'docs');
rmSync(target, { recursive: true, force: true });
cpSync(docs, target, { recursive: true, filter: (from) => from === docs || ['', '.md'].includes(extname(from)) });

for (const entry of readdirSync(target, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath, entry.name);
  const folder = posix.join(
    'docs',
    dirname(path)
      .slice(target.length + 1)
      .replaceAll('\\', '/'),
  );
  const text = readFileSync(path, 'utf8').replaceAll(/\]\(((?:\.\.\/)+[^)\s]*)\)/g, (link, to) => {
    const place = posix.join(folder, to);
    return place === 'docs' || place.startsWith('docs/') ? link : `](${repository}/blob/main/${place})`;
  });
  writeFileSync(path, text);
}
