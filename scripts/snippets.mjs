/**
 * The ```ts blocks of the guides, as one module per page: docs/snippets.test.ts runs them, typecheck-snippets.mjs
 * checks their types.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseSync } from '@swc/core';

/** The rule book has no code. */
const leftOut = new Set(['docs/rules.md']);

const pages = (root) => [
  'README.md',
  ...['domain', 'projections', 'adapters'].map((folder) => `packages/${folder}/README.md`),
  ...readdirSync(join(root, 'docs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((page) => !/(^|\/)(node_modules|public|\.[^/]+)\//.test(page) && !leftOut.has(page))
    .sort(),
];

const fence = /^\s*(?:(?:[-*+]|\d+\.)\s+)?(`{3,}|~{3,})\s*([^\s`{:]*)/;

/** Keeps the lines of the ```ts blocks and blanks all others: line n of the code is line n of the page. */
const code = (page, text) => {
  let open;
  let blocks = 0;
  const lines = text.split(/\r?\n/).map((line, index) => {
    if (open !== undefined) {
      const end = line.trim();
      const closes = end.startsWith(open.mark) && end.replaceAll(open.mark[0], '') === '';
      const kept = open.ts && !closes ? line : '';
      if (closes) open = undefined;
      return kept;
    }
    const [, mark, language] = fence.exec(line) ?? [];
    if (mark === undefined) return '';
    if (['typescript', 'tsx', 'mts'].includes(language)) {
      throw new Error(`${page}:${String(index + 1)}: write \`\`\`ts for code that runs, or \`\`\`text`);
    }
    open = { mark, ts: language === 'ts', line: index + 1 };
    if (open.ts) blocks += 1;
    return '';
  });
  if (open !== undefined) throw new Error(`${page}:${String(open.line)}: this block is never closed`);
  return { blocks, source: lines.join('\n') };
};

const written = (specifier) => {
  const { local } = specifier;
  if (specifier.type === 'ImportNamespaceSpecifier') return `* as ${local.value}`;
  if (specifier.type === 'ImportDefaultSpecifier') return `default as ${local.value}`;
  return `${specifier.isTypeOnly ? 'type ' : ''}${specifier.imported ? `${specifier.imported.value} as ` : ''}${local.value}`;
};

/** Each block of a page may import what it uses: a name that is imported already is left out. */
const withoutRepeatedImports = (source) => {
  // swc counts bytes over all that it ever parsed: the statement put in front tells where this source begins
  const front = ';\n';
  const bytes = Buffer.from(front + source);
  const { body } = parseSync(front + source, { syntax: 'typescript', target: 'es2022' });
  const base = body[0].span.start;
  const seen = new Set();
  const out = [];
  let done = 0;
  for (const item of body) {
    if (item.type !== 'ImportDeclaration' || item.specifiers.length === 0) continue;
    const names = item.specifiers.map((one) => [written(one), `${item.source.value} ${written(one)}`]);
    const fresh = names.filter(([, key]) => !seen.has(key));
    names.forEach(([, key]) => seen.add(key));
    if (fresh.length === names.length) continue;
    const [start, end] = [item.span.start - base, item.span.end - base];
    out.push(bytes.subarray(done, start).toString());
    if (fresh.length > 0) {
      const list = fresh.map(([name]) => name).join(', ');
      out.push(`import ${item.typeOnly ? 'type ' : ''}{ ${list} } from '${item.source.value}';`);
    }
    out.push('\n'.repeat(bytes.subarray(start, end).toString().split('\n').length - 1));
    done = end;
  }
  out.push(bytes.subarray(done).toString());
  return out.join('').slice(front.length);
};

/**
 * The pages with ```ts blocks; line n of `source` is line n of the page.
 *
 * @param {string} root the repository's folder
 * @returns {{ page: string, blocks: number, source: string }[]}
 */
export const snippets = (root) =>
  pages(root)
    .map((page) => ({ page, ...code(page, readFileSync(join(root, page), 'utf8')) }))
    .filter(({ blocks }) => blocks > 0)
    .map(({ page, blocks, source }) => {
      try {
        return { page, blocks, source: withoutRepeatedImports(source) };
      } catch {
        return { page, blocks, source }; // does not parse: whoever compiles it says where
      }
    });
