import type { Instant } from '../base/time.ts';
import type { CallEvent } from '../call/event.ts';
import type { CallAddress } from '../policy/choice.ts';
import type { PolicyDocument } from '../policy/document.ts';
import type { Settings } from '../settings/setting.ts';
import type { PolicyShelf } from '../store/policy-shelf.ts';
import type { DeskPorts, LoadedPolicy } from './ports.ts';

export interface PolicyDeps {
  readonly shelf: Pick<PolicyShelf, 'choose' | 'byHash'>;
  /** As they stand at the instant of the call, not as the desk last heard of them. */
  readonly settings: () => Promise<Pick<Settings, 'policies'>>;
  readonly now: () => Instant;
}

function loaded(document: PolicyDocument, hash: string, overlays: readonly string[]): LoadedPolicy {
  const { id, version, record } = document;
  return { document, pin: { id, version: String(version), hash, overlays, ...record } };
}

/** Where a call came in, as its rows say. By hand nobody saw it: only a choice for every queue, or none, can serve it. */
export function addressOf(rows: readonly Pick<CallEvent, 'type' | 'fields'>[]): CallAddress {
  const offer = rows.find((row) => row.type === 'call.offered') as Extract<CallEvent, { type: 'call.offered' }> | undefined;
  return { queue: offer?.fields.dialled ?? null, direction: offer?.fields.direction ?? null };
}

/** The document that serves a call, and every one that a call was ever pinned to: a call keeps its document whatever is saved meanwhile. */
export function createPolicies({ shelf, settings, now }: PolicyDeps): DeskPorts['policies'] {
  return {
    async forCall(call) {
      const chosen = await shelf.choose(call, (await settings()).policies ?? [], now());
      return chosen === null ? null : loaded(chosen.document, chosen.hash, chosen.overlays);
    },
    async byHash(hash, overlays) {
      const document = await shelf.byHash(hash);
      return document === null ? null : loaded(document, hash, overlays);
    },
  };
}
