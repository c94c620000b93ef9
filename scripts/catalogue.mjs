/**
 * The event catalogue, docs/events.md: every event with its fields, made from the codecs and from nothing else.
 *
 *   node scripts/catalogue.mjs            writes it
 *   node scripts/catalogue.mjs --check    exits with 1 when it is not what would be written
 *
 * It reads the build: `tsc -b packages/domain` first.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { registry } from '../packages/domain/dist/registry.js';
import { EventMeta } from '../packages/domain/dist/core/record/envelope.js';
import { personalFields, shapeOf } from '../packages/domain/dist/core/values/shape.js';

const { values: options } = parseArgs({ options: { check: { type: 'boolean' } } });
const file = fileURLToPath(new URL('../docs/events.md', import.meta.url));

/** A field's type, for people. */
const typeOf = (codec) => {
  const shape = shapeOf(codec);
  switch (shape._tag) {
    case 'Record':
      return `{ ${Object.entries(shape.props)
        .map(([key, prop]) => `${key}: ${typeOf(prop)}`)
        .join('; ')} }`;
    case 'List':
      return `list of ${typeOf(shape.item)}`;
    case 'Dictionary':
      return `dictionary of ${typeOf(shape.item)}`;
    case 'Nullable':
      return `${typeOf(shape.inner)} or null`;
    case 'Variants':
      return Object.entries(shape.members)
        .map(([tag, member]) => {
          const fields = Object.entries(shapeOf(member).props).filter(([key]) => key !== '_tag');
          return fields.length === 0
            ? tag
            : `${tag} { ${fields.map(([key, prop]) => `${key}: ${typeOf(prop)}`).join('; ')} }`;
        })
        .join(' or ');
    case 'Personal':
      return `sealed ${shape.type.spec.field}`;
    default:
      return codec.name.replaceAll('"', '').replaceAll(' | ', ', ');
  }
};

const heldFor = (codec) => {
  const specs = personalFields(codec).map(({ type }) => type.spec);
  return specs.map(({ category, subject, purpose }) => `${category} of the ${subject}: ${purpose}`).join('; ');
};
const rows = (fields) =>
  Object.entries(fields).map(([name, codec]) =>
    `| ${name} | ${typeOf(codec)} | ${heldFor(codec)} |`.replace(/\|\s+\|$/, '| |'),
  );
const table = (fields) => ['| field | type | personal data |', '| --- | --- | --- |', ...rows(fields)];

const lines = [
  '# Event catalogue',
  '',
  'Made by `node scripts/catalogue.mjs` from the codecs of the events; do not edit it. Types and field names are stored for ever.',
  '',
  '## Kept with every event',
  '',
  ...table(shapeOf(EventMeta).props),
  '',
];
for (const [category, definitions] of Object.entries(registry.catalogue)) {
  lines.push(`## ${category}`, '');
  for (const { type, version, fields } of definitions)
    lines.push(`### ${type}`, '', `Version ${String(version)}.`, '', ...table(fields), '');
}
const text = `${lines.join('\n').trimEnd()}\n`;

if (options.check) {
  const same = readFileSync(file, 'utf8') === text;
  console.log(same ? 'docs/events.md is current' : 'docs/events.md is not current: run node scripts/catalogue.mjs');
  process.exitCode = same ? 0 : 1;
} else {
  writeFileSync(file, text);
  console.log(`docs/events.md: ${String(Object.values(registry.catalogue).flat().length)} events`);
}
