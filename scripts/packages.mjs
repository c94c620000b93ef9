/** The packages that are published, and their doors, as their manifests name them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the repository is: links in what is published lead there. */
export const repository = 'https://github.com/mandat-dev/mandat';

/**
 * @param {string} root the repository's folder
 * @returns {{ folder: string, path: string, manifest: any, doors: { name: string, door: string, types: string, code: string }[] }[]}
 */
export const packages = (root) =>
  readdirSync(join(root, 'packages'))
    .sort()
    .map((folder) => {
      const path = join(root, 'packages', folder);
      const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
      const doors = Object.entries(manifest.exports)
        .filter(([, target]) => typeof target === 'object')
        .map(([key, target]) => ({
          name: manifest.name + key.slice(1),
          door: key.slice(2),
          types: join(path, target.types),
          code: join(path, target.default),
        }));
      return { folder, path, manifest, doors };
    });
