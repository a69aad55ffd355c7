import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

/** A file of the project, by its path from the root. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const TEXT = /\.(ts|tsx|css|html|json|md|yml)$|^(LICENSE|\.ci\/run|\.gitignore)$/;

/** Every text file that git keeps or would keep; what tools generate is not among them. */
export function readTree(): readonly SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' });
  return listed
    .split('\0')
    .filter((path) => TEXT.test(path) && path !== 'package-lock.json' && existsSync(join(ROOT, path)))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

export const isCode = ({ path }: SourceFile): boolean => /\.tsx?$/.test(path);

/** Code that ships; tests and what only they use may stand beside it. */
export const isProduct = ({ path }: SourceFile): boolean => /^(lib|components|entrypoints)\/.*\.tsx?$/.test(path) && !isForTests(path);

/** Tests, and the samples and rigs that they share. */
export const isForTests = (path: string): boolean => /\.test\.tsx?$|-rig\.ts$|\/sample-[^/]+\.ts$/.test(path);
