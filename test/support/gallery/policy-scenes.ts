import type { PolicyPorts } from '../../../components/options/policies/policy-ports.ts';
import { ok } from '../../../lib/base/result.ts';
import { admitPolicy } from '../../../lib/policy/admit.ts';
import type { DocumentRow } from '../../../lib/store/database.ts';
import { createPolicyShelf } from '../../../lib/store/policy-shelf.ts';
import raw from '../../../public/policy/default.json' with { type: 'json' };
import relayFirst from '../../../public/policy/relay_first.json' with { type: 'json' };

export type PolicySceneName = 'shipped' | 'brought' | 'refusing' | 'none';

const titles: Readonly<Record<string, string>> = { relay_first: 'Relayed calls first', minor_service: 'A service for minors' };
const AT = Date.UTC(2026, 10, 24, 9, 3);
const conduct = { ...raw.families.conduct, decayMs: 5_000 };

const rowOf = (over: object, hash: string): DocumentRow => {
  const document = { ...raw, ...over };
  return { hash, id: document.id, version: document.version, raw: document, origin: 'imported', keptAt: AT };
};
const brought = [
  rowOf({ id: 'billing_team', version: 2, title: 'Billing team', families: { ...raw.families, conduct } }, 'b2'.repeat(32)),
  rowOf({ id: 'billing_team', version: 1, title: 'Billing team' }, 'b1'.repeat(32)),
  rowOf({ version: 2, title: 'Default policy' }, 'd2'.repeat(32)),
];

/** A shelf without a database: what it holds, and what of that is in force. */
function portsOf(rows: readonly DocumentRow[], actives: readonly (readonly [string, string])[], names: readonly string[]): PolicyPorts {
  const shelf = createPolicyShelf({
    documents: {
      keep: async () => ok(undefined),
      add: async () => ok(undefined),
      activate: async () => ok(undefined),
      actives: async () => new Map(actives),
      byHash: async (hash) => rows.find((row) => row.hash === hash),
      all: async () => [...rows],
    },
    names,
    overlays: ['relay_first', 'minor_service'],
    shipped: async (name) => JSON.stringify(name === 'default' ? raw : { ...relayFirst, id: name, title: titles[name] ?? name }),
    digest: async () => '3f'.repeat(32),
  });
  return {
    ...shelf,
    list: async () => ok({ documents: await shelf.list(), overlays: await shelf.overlays() }),
    take: (text) => shelf.take(text, AT),
  };
}

const slips = { ...raw, version: 2, supervisor: { ...raw.supervisor, silenceMs: 0 }, hold: { checkBackMs: 'soon' }, script: 'x' };

/** Shelves of policies, by the name of their scene. */
export const policyScenes: Readonly<Record<PolicySceneName, PolicyPorts>> = {
  shipped: portsOf([], [], ['default']),
  brought: portsOf(brought, [['billing_team', 'b2'.repeat(32)]], ['default']),
  refusing: {
    ...portsOf([], [], ['default']),
    take: async () => {
      const admission = admitPolicy(JSON.stringify(slips));
      if (admission.ok) throw new Error('it was taken');
      return admission;
    },
  },
  none: portsOf([], [], []),
};
