/** docs/events.md: every event with its fields. */
import { registry } from '../../packages/domain/dist/registry.js';
import { EventMeta } from '../../packages/domain/dist/core/record/envelope.js';
import { shapeOf } from '../../packages/domain/dist/core/values/shape.js';
import { storedType, table } from './fields.mjs';

export const events = () => {
  const lines = [
    '# Event catalogue',
    '',
    'Made by `node scripts/catalogue.mjs` from the codecs of the events; do not edit it. Types and field names are stored for ever.',
    '',
    '## Kept with every event',
    '',
    ...table(shapeOf(EventMeta).props, storedType),
    '',
  ];
  for (const [category, definitions] of Object.entries(registry.catalogue)) {
    lines.push(`## ${category}`, '');
    for (const { type, version, fields } of definitions)
      lines.push(`### ${type}`, '', `Version ${String(version)}.`, '', ...table(fields, storedType), '');
  }
  return lines;
};
