import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type PolicyOverlay, parseOverlay, withOverlays } from '../../lib/policy/document/overlay.ts';
import { type PolicyDocument, parsePolicy } from '../../lib/policy/document.ts';

const SHIPPED = join(import.meta.dirname, '../../public/policy');

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));

/** A shipped document by its name, or a file by its path. */
const pathOf = (name: string): string => (/^[a-z0-9_]+$/.test(name) ? join(SHIPPED, `${name}.json`) : resolve(name));

async function overlayOf(name: string): Promise<PolicyOverlay> {
  const parsed = parseOverlay(await readJson(pathOf(name)));
  if (!parsed.ok) throw new Error(`overlay ${name}: ${parsed.detail}`);
  return parsed.value;
}

/**
 * The document that `default`, `default+relay_first` or a path names. A name that leads to nothing readable is no fault, it is judged as
 * G10: null. Throws for an overlay that cannot be read, because what was meant to be stricter would be looser without it.
 */
export async function namedPolicy(name: string): Promise<PolicyDocument | null> {
  const [base = '', ...overlays] = name.split('+');
  const parsed = parsePolicy(await readJson(pathOf(base)).catch(() => null));
  if (!parsed.ok) return null;
  return withOverlays(parsed.value, await Promise.all(overlays.map(overlayOf)));
}
