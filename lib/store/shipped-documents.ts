import { canonicalJson } from '../base/json.ts';
import { type PolicyOverlay, parseOverlay } from '../policy/document/overlay.ts';
import { type PolicyDocument, parsePolicy } from '../policy/document.ts';
import type { DocumentRow } from './database.ts';

export interface ShippedDeps {
  /** Names of what ships; each is the id of its document. */
  readonly names: readonly string[];
  /** A shipped document or overlay, as text. */
  readonly shipped: (name: string) => Promise<string>;
  /** SHA-256 in hex. */
  readonly digest: (text: string) => Promise<string>;
}

async function readOne({ shipped, digest }: ShippedDeps, name: string): Promise<DocumentRow[]> {
  try {
    const raw: unknown = JSON.parse(await shipped(name));
    const parsed = parsePolicy(raw);
    if (!parsed.ok) return [];
    const { id, version } = parsed.value;
    return [{ hash: await digest(canonicalJson(raw)), id, version, raw, origin: 'shipped', keptAt: 0 }];
  } catch {
    // It is as if it did not ship: the guide says that no policy can be read (G10), and the call goes on.
    return [];
  }
}

/** Reads what ships, once: a package does not change while it runs. What could not be read is tried again. */
export function shippedDocuments(deps: ShippedDeps): () => Promise<readonly DocumentRow[]> {
  const read = new Map<string, DocumentRow>();
  return async () => {
    const left = deps.names.filter((name) => !read.has(name));
    const rows = await Promise.all(left.map(async (name) => [name, await readOne(deps, name)] as const));
    for (const [name, [row]] of rows) if (row !== undefined) read.set(name, row);
    return deps.names.flatMap((name) => read.get(name) ?? []);
  };
}

/** A shipped overlay; null where it cannot be read. */
export async function shippedOverlay(shipped: ShippedDeps['shipped'], name: string): Promise<PolicyOverlay | null> {
  try {
    const parsed = parseOverlay(JSON.parse(await shipped(name)));
    return parsed.ok ? parsed.value : null;
  } catch {
    // As for a document: what cannot be read is not there.
    return null;
  }
}

/** Parses a kept document, once by its hash; null where this version of us cannot read it. */
export function createReader(): (row: DocumentRow) => PolicyDocument | null {
  const known = new Map<string, PolicyDocument | null>();
  return ({ hash, raw }) => {
    const before = known.get(hash);
    if (before !== undefined) return before;
    const parsed = parsePolicy(raw);
    const document = parsed.ok ? parsed.value : null;
    known.set(hash, document);
    return document;
  };
}
