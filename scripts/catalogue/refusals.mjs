/** docs/refusals.md: every refusal with its rule, what it means, and the way out. */
import { registry } from '../../packages/domain/dist/registry.js';
import { handlerRefusals } from '../../packages/domain/dist/core/handle/repeated.js';
import { actorRefusals } from '../../packages/domain/dist/processes/actorRefusals.js';
import { queryRefusals } from '../../packages/projections/dist/core/read/queryRefusals.js';
import { viewQueries } from '../../packages/projections/dist/views/queries.js';

const declared = new Map([
  ...Object.entries(handlerRefusals),
  ...Object.entries(actorRefusals),
  ...Object.entries(queryRefusals),
  ...registry.slices.flatMap(({ refusals }) => Object.entries(refusals)),
]);
const givenBy = (name) =>
  registry.slices.flatMap(({ commands, guide }) => commands.filter(({ type }) => guide[type].refusals.includes(name)));
const link = ({ type, givenBy: by }) => (by === 'Callers' ? `[${type}](commands.md#${type.toLowerCase()})` : type);

/** Each view says whose it is, and by which rule. */
const notForYou = () => [
  '### NotForYou',
  '',
  'A view is for others; the rule is that of the view.',
  '',
  ...Object.entries(viewQueries).map(([name, query]) => {
    const { rule, message } = query.notForYou().left;
    return `- \`${name}\`: ${rule}, ${message}.`;
  }),
  '',
];

export const refusals = () => [
  '# Refusals',
  '',
  'Made by `node scripts/catalogue.mjs` from the refusals of slices and queries; do not edit it. A refusal is an answer: the rules say no, and say so until the',
  'facts change. Each has one name and one meaning over the whole library; `details` carry ids, moments and limits for a program.',
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
  ...notForYou(),
];
