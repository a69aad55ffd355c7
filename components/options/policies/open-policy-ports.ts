import { sha256 } from '../../../lib/platform/digest.ts';
import { shippedOverlays, shippedPolicies, shippedPolicy } from '../../../lib/platform/package.ts';
import { attempt } from '../../../lib/store/attempt.ts';
import type { Database } from '../../../lib/store/database.ts';
import { createDocuments } from '../../../lib/store/documents.ts';
import { createPolicyShelf } from '../../../lib/store/policy-shelf.ts';
import type { PolicyPorts } from './policy-ports.ts';

/** The section's ports on the browser's own stores. The database opens when it is first asked. */
export function openPolicyPorts(db: Database): PolicyPorts {
  const documents = createDocuments(db);
  const shelf = createPolicyShelf({ documents, names: shippedPolicies, overlays: shippedOverlays, shipped: shippedPolicy, digest: sha256 });
  return {
    ...shelf,
    list: () => attempt(async () => ({ documents: await shelf.list(), overlays: await shelf.overlays() })),
    take: (text) => shelf.take(text, Date.now()),
  };
}
