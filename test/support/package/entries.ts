import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Entry } from './zip.ts';

/** Every file of a built extension. */
export function readEntries(folder: string): Entry[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => {
    const file = join(entry.parentPath, entry.name);
    return { path: relative(folder, file).replaceAll('\\', '/'), bytes: readFileSync(file) };
  });
}
