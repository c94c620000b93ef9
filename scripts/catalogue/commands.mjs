/** docs/commands.md: every command that a host gives. */
import { registry } from '../../packages/domain/dist/registry.js';
import { refusedByCounts } from '../../packages/domain/dist/processes/throttles.js';
import { table, writtenType } from './fields.mjs';

const linked = (names, page) => names.map((name) => `[${name}](${page}#${name.toLowerCase()})`).join(', ');
const fieldsOf = ({ fields, origin }) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !origin.includes(name)));

const section = (definition, slice) => {
  const { type, reveals, origin, scope } = definition;
  const { does, who, rules, events, refusals, example } = slice.guide[type];
  const needed = scope(example);
  const before = registry.preludeOf(type)?.of ?? [];
  const theirs = before.flatMap((step) => registry.sliceOf(step.type).guide[step.type].refusals);
  const all = [...new Set([...refusals, ...theirs, ...refusedByCounts(type)])];
  return [
    `### ${type}`,
    '',
    does,
    '',
    `- Who: ${who}.`,
    `- Rules: ${rules.join(', ')}.`,
    ...(needed === null ? [] : [`- Scope of a token for its own product: \`${needed}\`.`]),
    ...(before.length > 0 ? [`- Before it, by the same actor: ${before.map((step) => step.type).join(', ')}.`] : []),
    `- What may follow: ${linked(events, 'events.md')}.`,
    `- Refused with: ${linked(all, 'refusals.md')}.`,
    ...(reveals.length > 0 ? [`- The answer shows once, in \`secrets\`: \`${reveals.join('`, `')}\`.`] : []),
    ...(origin.length > 0 ? [`- Taken from where the command comes: \`${origin.join('`, `')}\`.`] : []),
    '',
    ...table(fieldsOf(definition), writtenType),
    '',
    '```json',
    JSON.stringify({ type, data: example }, null, 2),
    '```',
    '',
  ];
};

export const commands = () => [
  '# Commands',
  '',
  'Made by `node scripts/catalogue.mjs` from the guides and the codecs of the slices; do not edit it. What a host writes: ids are its own (UUIDs),',
  'moments are UTC, amounts are in minor units of their currency, personal data and secrets are plain text, which is sealed or hashed before',
  'anything is stored. Any command may also be answered with [CommandIdReused](refusals.md#commandidreused), and with the refusal of an actor that is',
  'not alive any more (SessionNotAlive, or one of a token), acts for nobody that it names (MayNotActFor), or is a token that was not made for this',
  '(NoCommandForTokens, AnotherProduct, ScopeNotGiven). What the library gives itself is not offered.',
  '',
  ...registry.slices.flatMap((slice) => [
    `## ${slice.category}`,
    '',
    ...slice.commands.filter(({ givenBy }) => givenBy === 'Callers').flatMap((one) => section(one, slice)),
  ]),
];
