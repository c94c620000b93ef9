/**
 * Writes the table of docs/mails.md.
 *
 *   node scripts/mails.mjs
 *
 * It reads the build: `tsc -b packages/projections` first.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { registry, shapeOf } from '../packages/domain/dist/kit/index.js';
import { AddressBookEntry } from '../packages/projections/dist/kit/index.js';
import { withMailTable } from './mailTable.mjs';

const file = fileURLToPath(new URL('../docs/mails.md', import.meta.url));
const hasName = (kind) => Object.hasOwn(AddressBookEntry.variants, kind);
writeFileSync(file, withMailTable(readFileSync(file, 'utf8'), registry.mails.values(), { shapeOf, hasName }));
console.log(`docs/mails.md: ${String(registry.mails.size)} mails`);
