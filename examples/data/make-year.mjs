// Writes year.ndjson, the committed year of a made-up provider: node examples/data/make-year.mjs
import { writeFileSync } from 'node:fs';
import { yearText } from './make/year.mjs';

const text = yearText();
writeFileSync(new URL('year.ndjson', import.meta.url), text);
const lines = text
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));
const commands = lines.filter((line) => line.type !== undefined);
const count = (type) => commands.filter((line) => line.type === type).length;
console.log(
  `${commands.length} commands, ${lines.length - commands.length} calls, ${count('RegisterAccount')} accounts, ${count('RegisterOrganisation')} organisations, ${count('JoinPartnerProgramme')} partners, ${text.length} characters`,
);
