import { canonicalPolicy, parsePolicy } from '../policy/document.ts';
import type { Settings } from '../store/settings.ts';
import type { DeskPorts, LoadedPolicy } from './ports.ts';

export interface PolicyDeps {
  /** The shipped document, as text. */
  readonly shipped: () => Promise<string>;
  /** SHA-256 in hex. */
  readonly digest: (text: string) => Promise<string>;
  readonly settings: Settings;
}

const keyOf = (hash: string): string => `policy:${hash}`;

/** The active document, and every one that a call was ever pinned to: a call keeps its document whatever is saved meanwhile. */
export function createPolicies({ shipped, digest, settings }: PolicyDeps): DeskPorts['policies'] {
  const load = async (raw: unknown): Promise<LoadedPolicy | null> => {
    const parsed = parsePolicy(raw);
    if (!parsed.ok) return null;
    const { id, version, record } = parsed.value;
    const hash = await digest(canonicalPolicy(parsed.value));
    return { document: parsed.value, pin: { id, version: String(version), hash, overlays: [], ...record } };
  };
  return {
    async active() {
      const loaded = await load(await readShipped(shipped));
      if (loaded !== null) await settings.put(keyOf(loaded.pin.hash), loaded.document);
      return loaded;
    },
    byHash: async (hash) => load(await settings.get(keyOf(hash))),
  };
}

/** No policy can be read: the guide says so (G10), and the call goes on. */
async function readShipped(shipped: () => Promise<string>): Promise<unknown> {
  try {
    return JSON.parse(await shipped());
  } catch {
    return null;
  }
}
