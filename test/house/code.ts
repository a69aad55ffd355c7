import { posix } from 'node:path';
import { parseSync } from 'vite';
import type { SourceFile } from './tree.ts';

/** What a file imports; `target` is a path from the root, or the name of a package. */
export interface Import {
  readonly specifier: string;
  readonly target: string;
  readonly isPackage: boolean;
  /** Gone when it runs. */
  readonly isType: boolean;
}

/** A node of the syntax tree (ESTree with TypeScript and JSX), its fields unread. */
export interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A file of code, taken apart. */
export interface Code extends SourceFile {
  readonly imports: readonly Import[];
  readonly nodes: readonly Node[];
  readonly comments: readonly string[];
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

function walk(value: unknown, found: Node[]): Node[] {
  if (isNode(value)) found.push(value);
  if (typeof value === 'object' && value !== null) for (const child of Object.values(value)) walk(child, found);
  return found;
}

function importOf(path: string, specifier: string, isType: boolean): Import {
  const isPackage = !specifier.startsWith('.');
  return { specifier, isPackage, isType, target: isPackage ? specifier : posix.join(posix.dirname(path), specifier) };
}

/** Throws where the text is not TypeScript. */
export function readCode({ path, text }: SourceFile): Code {
  const { program, module, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const isTypeOnly = (entries: readonly { readonly isType: boolean }[]) => entries.length > 0 && entries.every((entry) => entry.isType);
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) => (moduleRequest ? [importOf(path, moduleRequest.value, isType)] : [])),
  );
  return {
    path,
    text,
    nodes: walk(program, []),
    comments: comments.map((comment) => comment.value),
    imports: [
      ...module.staticImports.map(({ moduleRequest, entries }) => importOf(path, moduleRequest.value, isTypeOnly(entries))),
      ...exported,
      // The request of a dynamic import is its source text, quotes and all.
      ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => importOf(path, text.slice(start + 1, end - 1), false)),
    ],
  };
}
