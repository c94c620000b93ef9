/**
 * The table of docs/mails.md: every mail with the facts that its words may rest on, made from the mails' definitions.
 * docs/mails.test.ts checks the page with it, mails.mjs writes it.
 */
const begin = '<!-- made by `node scripts/mails.mjs` from the mails of the slices: do not edit it -->';
const end = '<!-- end of what is made -->';

const plain = { Instant: 'moment', LocalDate: 'day' };

/** A fact as words get it, for people. */
const kindOf = (codec, { shapeOf, hasName }) => {
  const inner = (one) => kindOf(one, { shapeOf, hasName });
  const shape = shapeOf(codec);
  switch (shape._tag) {
    case 'Nullable':
      return `${inner(shape.inner).replace(/ or null$/, '')} or null`;
    case 'List':
      return `list of (${inner(shape.item)})`.replace(/\((\w+)\)/, '$1');
    case 'Personal':
      return 'text or null';
    default:
      if (codec._tag === 'IdType') return hasName(codec.idOf) ? 'name or null' : 'id';
      if (codec._tag === 'OneOfType') return codec.values.join(', ');
      return plain[codec.name] ?? codec.name.replace(/\(.*\)$/, '').toLowerCase();
  }
};

const rowsOf = ({ template, facts, link }, kit) =>
  [...Object.entries(facts).map(([name, codec]) => [name, kindOf(codec, kit)]), ...(link ? [['link', 'address']] : [])]
    .map(([name, kind], i) => `| ${i === 0 ? `**${template}**` : ''} | ${name} | ${kind} |`)
    .map((row) => row.replace(/^\|\s+\|/, '| |'));

/**
 * The page with the table as it should be.
 *
 * @param {string} page the text of docs/mails.md
 */
export const withMailTable = (page, mails, kit) => {
  const [before, rest = ''] = page.split(begin);
  const [, after] = rest.split(end);
  if (after === undefined) throw new Error(`docs/mails.md: no ${begin} or no ${end}`);
  const table = ['| template | fact | is |', '| --- | --- | --- |', ...[...mails].flatMap((one) => rowsOf(one, kit))];
  return `${before}${begin}\n\n${table.join('\n')}\n\n${end}${after}`;
};
