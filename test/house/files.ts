import { type Code, isNode, type Node } from './code.ts';
import type { SourceFile } from './tree.ts';

const MOST_LINES = 250;
const MOST_ENTRY_LINES = 60;

/** Tables of data, which are as long as what they list. */
const tables = [/^public\//, /\/scenarios\//, /^biome\.json$/, /^tsconfig\.json$/];

const prose = /\.md$/;

/** Files too long to hold in one's head. */
export function lengthFaults({ path, text }: SourceFile): string[] {
  if (prose.test(path) || tables.some((table) => table.test(path))) return [];
  const lines = text.trimEnd().split('\n').length;
  const most = /^entrypoints\/[^/]+(\.ts|\/main\.tsx)$/.test(path) ? MOST_ENTRY_LINES : MOST_LINES;
  return lines > most ? [`${path}: ${lines} lines, ${most} at most`] : [];
}

const vague = /(^|\/)(utils?|helpers?|common|shared|misc|manager|types|constants|index)\.(ts|tsx)$/;
const shape = /^[a-z0-9]+([.-][a-z0-9]+)*$/;
/** Names that others have given: of the trade, of browsers, and of policies, which queues and scenarios call by them. */
const trade =
  /(^|\/)(README|CHANGELOG|CONTRIBUTING)\.md$|^LICENSE$|^\.gitignore$|^\.ci\/run$|^public\/_locales\/|^public\/policy\/[a-z0-9_]+\.json$/;

/** Names that say nothing, and names that are not kebab-case. */
export function nameFaults({ path }: SourceFile): string[] {
  const isKebab = trade.test(path) || path.split('/').every((part) => shape.test(part));
  return [...(vague.test(path) ? [`${path} names no thing`] : []), ...(isKebab ? [] : [`${path} is not kebab-case`])];
}

const REFUSED: Readonly<Record<string, string>> = {
  TSEnumDeclaration: 'an enum',
  ExportAllDeclaration: 'an export of everything',
  TSModuleDeclaration: 'a namespace',
};

/** A catch that does nothing and does not say why. */
const isHushed = (text: string, { type, ...node }: Node): boolean => {
  const { body } = node;
  if (type !== 'CatchClause' || !isNode(body) || !Array.isArray(body['body']) || body['body'].length > 0) return false;
  return text.slice(Number(body['start']) + 1, Number(body['end']) - 1).trim() === '';
};

/** Enums, barrels and empty catches. `declare global` is how a page's own globals are named. */
export function syntaxFaults({ path, text, nodes }: Code): string[] {
  const refused = nodes.filter(({ type, ...node }) => type in REFUSED && node['kind'] !== 'global').map(({ type }) => REFUSED[type]);
  const hushed = nodes.filter((node) => isHushed(text, node)).map(() => 'an empty catch');
  return [...refused, ...hushed].map((what) => `${path}: ${what}`);
}
