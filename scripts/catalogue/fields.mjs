/** Fields for people, from the codecs and from nothing else. */
import { personalFields, shapeOf } from '../../packages/domain/dist/core/values/shape.js';

const entries = (props, typeOf) =>
  Object.entries(props)
    .filter(([key]) => key !== '_tag')
    .map(([key, prop]) => `${key}: ${typeOf(prop)}`)
    .join('; ');

/** What `leaf` says of what holds nothing else, and the rest from how it is made. */
const typeWith = (leaf) => {
  const typeOf = (codec) => {
    const shape = shapeOf(codec);
    switch (shape._tag) {
      case 'Record':
        return `{ ${entries(shape.props, typeOf)} }`;
      case 'List':
        return `list of ${typeOf(shape.item)}`;
      case 'Dictionary':
        return `dictionary of ${typeOf(shape.item)}`;
      case 'Nullable':
        return `${typeOf(shape.inner)} or null`;
      case 'Variants':
        return Object.entries(shape.members)
          .map(([tag, member]) => {
            const inner = entries(shapeOf(member).props, typeOf);
            return inner === '' ? tag : `${tag} { ${inner} }`;
          })
          .join(' or ');
      default:
        return leaf(codec, shape);
    }
  };
  return typeOf;
};
const nameOf = (codec) => codec.name.replaceAll('"', '').replaceAll(' | ', ', ');

/** As it is stored: personal data in boxes. */
export const storedType = typeWith((codec, shape) =>
  shape._tag === 'Personal' ? `sealed ${shape.type.spec.field}` : nameOf(codec),
);

/** As a host writes it: plain text, with what it must look like. */
export const writtenType = typeWith((codec, shape) => {
  if (shape._tag === 'Personal') return shape.type.spec.plain.says;
  if (shape._tag === 'Secret') return `secret of at most ${String(codec.max)} characters`;
  if (codec._tag === 'IntegerType') return `integer from ${String(codec.min)} to ${String(codec.max)}`;
  if (codec._tag === 'InstantType') return 'moment in UTC such as 2026-03-29T01:00:00.000Z';
  if (codec._tag === 'LocalDateType') return 'day such as 2026-03-29';
  if (codec._tag === 'IdType') return `${nameOf(codec)}, a UUID`;
  return codec.says ?? nameOf(codec);
});

export const heldFor = (codec) => {
  const specs = personalFields(codec).map(({ type }) => type.spec);
  return specs.map(({ category, subject, purpose }) => `${category} of the ${subject}: ${purpose}`).join('; ');
};
export const table = (fields, typeOf) => [
  '| field | type | personal data |',
  '| --- | --- | --- |',
  ...Object.entries(fields).map(([name, codec]) =>
    `| ${name} | ${typeOf(codec).replaceAll('|', '\\|')} | ${heldFor(codec)} |`.replace(/\|\s+\|$/, '| |'),
  ),
];
