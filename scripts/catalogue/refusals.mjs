/** docs/refusals.md: every refusal with its rule, what it means, and the way out. */
import { registry } from '../../packages/domain/dist/registry.js';
import { handlerRefusals } from '../../packages/domain/dist/core/handle/repeated.js';

const declared = new Map([
  ...Object.entries(handlerRefusals),
  ...registry.slices.flatMap(({ refusals }) => Object.entries(refusals)),
]);
const givenBy = (name) =>
  registry.slices.flatMap(({ commands, guide }) => commands.filter(({ type }) => guide[type].refusals.includes(name)));
const link = ({ type, givenBy: by }) => (by === 'Callers' ? `[${type}](commands.md#${type.toLowerCase()})` : type);

export const refusals = () => [
  '# Refusals',
  '',
  'Made by `node scripts/catalogue.mjs` from the refusals of the slices; do not edit it. A refusal is an answer: the rules say no, and say so until the',
  'facts change. Each has one name and one meaning over the whole library; `details` carry ids, moments and limits for a program. What queries',
  'refuse besides is in [operating](operating.md#queries).',
  '',
  ...[...declared]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(
      ([
        name,
        {
          declared: [rule, meaning, wayOut = ''],
        },
      ]) => {
        const from = givenBy(name);
        return [
          `### ${name}`,
          '',
          `${rule}: ${meaning}.`,
          '',
          ...(wayOut === '' ? [] : [`- Way out: ${wayOut}.`]),
          ...(from.length === 0 ? [] : [`- An answer to: ${from.map(link).join(', ')}.`]),
          '',
        ];
      },
    ),
];
