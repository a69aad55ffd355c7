import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file that lies beside this one, with the values in place of `@NAME@`; throws where one is missing. */
export function fillIn(name: string, values: Readonly<Record<string, string | number>>): string {
  return readFileSync(join(import.meta.dirname, name), 'utf8').replace(/@([A-Z]+)@/g, (_, key: string) => {
    const value = values[key];
    if (value === undefined) throw new Error(`${name} needs ${key}`);
    return String(value);
  });
}
