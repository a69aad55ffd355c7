import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../tree.ts';

/** A build as it lies on the disk: text by path from its folder. */
export type Output = ReadonlyMap<string, string>;

/** Throws where that build has not been made. */
export function readOutput(build: 'demo' | 'shipped', browser: 'chrome' | 'firefox' = 'chrome'): Output {
  const folder = join(ROOT, '.output', build, `${browser}-mv3`);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll('\\', '/'),
  );
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** What a page or script names: modules and style sheets, by address from the root of the package or from its own folder. */
function namedIn(path: string, text: string, output: Output): string[] {
  const named = [...text.matchAll(/["'`]((?:\.{0,2}\/)?[\w./-]+\.(?:js|css))["'`]/g)].map(([, name]) => name ?? '');
  const paths = named.flatMap((name) => [name.replace(/^\//, ''), posix.join(posix.dirname(path), name)]);
  return [...new Set(paths)].filter((each) => output.has(each));
}

/** An entry and all that it loads. */
export function loadedBy(output: Output, entry: string): readonly string[] {
  const seen = new Set([entry]);
  for (const path of seen) for (const each of namedIn(path, output.get(path) ?? '', output)) seen.add(each);
  return [...seen];
}

/** Bytes over the wire: each file gzipped by itself, as a package or a server would. */
export const gzipped = (output: Output, paths: readonly string[]): number =>
  paths.reduce((bytes, path) => bytes + gzipSync(output.get(path) ?? '').length, 0);
