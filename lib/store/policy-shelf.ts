import { canonicalJson } from '../base/json.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Instant } from '../base/time.ts';
import { type Admission, admitPolicy } from '../policy/admit.ts';
import {
  type CallAddress,
  choosePolicy,
  nameOfPolicy,
  type PolicyName,
  policyNameOf,
  type QueueChoice,
  type Serving,
} from '../policy/choice.ts';
import { type PolicyOverlay, withOverlays } from '../policy/document/overlay.ts';
import type { PolicyDocument } from '../policy/document.ts';
import { type Finding, lintPolicy } from '../policy/lint.ts';
import { type Passage, readPolicy } from '../policy/reading/read-policy.ts';
import type { StoreProblem } from './attempt.ts';
import type { DocumentRow } from './database.ts';
import type { Documents } from './documents.ts';
import { createReader, type ShippedDeps, shippedDocuments, shippedOverlay } from './shipped-documents.ts';

export interface ShelfDeps extends ShippedDeps {
  /** Names of the overlays that ship. */
  readonly overlays: readonly string[];
  readonly documents: Documents;
}

/** The document that judges a call. */
export interface PolicyInForce {
  readonly document: PolicyDocument;
  /** Of its canonical form, overlays within. */
  readonly hash: string;
  readonly overlays: readonly string[];
}

/** One version of a document. */
export interface ShelfVersion {
  readonly hash: string;
  readonly version: number;
  readonly title: string;
  readonly origin: 'shipped' | 'imported';
  /** When it was brought; 0 where nobody knows, or nobody brought it. */
  readonly keptAt: Instant;
  readonly inForce: boolean;
  /** False where this version of Onhook cannot read it. */
  readonly readable: boolean;
  readonly serves: Serving['serves'];
}

export interface ShelfDocument {
  readonly id: string;
  /** The latest first. */
  readonly versions: readonly ShelfVersion[];
}

/** A version as sentences. */
export interface OpenPolicy {
  readonly hash: string;
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly passages: readonly Passage[];
  readonly findings: readonly Finding[];
}

export type Import =
  | { readonly ok: true; readonly value: { readonly hash: string; readonly id: string; readonly version: number; readonly title: string } }
  | Exclude<Admission, { readonly ok: true }>
  | { readonly ok: false; readonly reason: StoreProblem | 'version_taken' };

export interface PolicyShelf {
  /** The document for a call, kept so that it can be found by its hash whatever becomes of it here; null: none can be read (G10). */
  readonly choose: (call: CallAddress, choices: readonly QueueChoice[], at: Instant) => Promise<PolicyInForce | null>;
  readonly byHash: (hash: string) => Promise<PolicyDocument | null>;
  readonly list: () => Promise<readonly ShelfDocument[]>;
  /** Keeps a document that a lead brought, if it may be kept; it is in force only when somebody activates it. */
  readonly take: (text: string, at: Instant) => Promise<Import>;
  readonly activate: (hash: string) => Promise<Result<void, StoreProblem | 'unknown'>>;
  /** What may be laid over a document, to make it stricter. */
  readonly overlays: () => Promise<readonly { readonly id: string; readonly title: string }[]>;
  /** A version to be read aloud, with what is doubtful in it; null where there is none that can be read. */
  readonly open: (hash: string) => Promise<OpenPolicy | null>;
  /** Its canonical JSON, whose SHA-256 is its hash; null where there is none of that hash. */
  readonly text: (hash: string) => Promise<string | null>;
}

const byId = <T extends { readonly id: string }>(one: T, other: T): number => (one.id < other.id ? -1 : 1);

/** What ships, what was brought, and which of them are in force. */
export function createPolicyShelf({ documents, names, overlays, shipped, digest }: ShelfDeps): PolicyShelf {
  const allShipped = shippedDocuments({ names, shipped, digest });
  const documentOf = createReader();
  const overlayNamed = (name: string): Promise<PolicyOverlay | null> =>
    overlays.includes(name) ? shippedOverlay(shipped, name) : Promise.resolve(null);
  const rowOf = async (hash: string): Promise<DocumentRow | undefined> =>
    (await documents.byHash(hash)) ?? (await allShipped()).find((row) => row.hash === hash);

  /** One row an id: what was put in force, else what ships. */
  const inForce = async (): Promise<Map<string, DocumentRow>> => {
    const actives = await documents.actives();
    const rows = new Map((await allShipped()).map((row) => [row.id, row]));
    for (const [id, hash] of actives) {
      const row = await rowOf(hash);
      // What was put in force and is not there any more is not replaced by something laxer: no policy can be read.
      if (row === undefined) rows.delete(id);
      else rows.set(id, row);
    }
    return rows;
  };

  /** An overlay that cannot be read makes the whole unreadable: what was meant to be stricter is never judged by something laxer. */
  const compose = async ({ id, overlays }: PolicyName, rows: ReadonlyMap<string, DocumentRow>): Promise<DocumentRow | null> => {
    const base = rows.get(id);
    if (base === undefined || overlays.length === 0) return base ?? null;
    const document = documentOf(base);
    const laid = await Promise.all(overlays.map(overlayNamed));
    if (document === null || laid.includes(null)) return null;
    const raw = withOverlays(
      document,
      laid.filter((overlay) => overlay !== null),
    );
    return { ...base, id: nameOfPolicy({ id, overlays }), raw, hash: await digest(canonicalJson(raw)) };
  };

  return {
    async choose(call, choices, at) {
      const rows = await inForce();
      const serving: readonly Serving[] = [...rows.values()].map(documentOf).filter((each) => each !== null);
      const name = choosePolicy(call, choices, serving);
      const row = await compose(name, rows);
      const document = row === null ? null : documentOf(row);
      if (row === null || document === null) return null;
      await documents.keep({ ...row, keptAt: row.origin === 'imported' ? row.keptAt : at });
      return { document, hash: row.hash, overlays: name.overlays };
    },
    async byHash(hash) {
      const row = await rowOf(hash);
      return row === undefined ? null : documentOf(row);
    },
    async list() {
      const [kept, ships, force] = await Promise.all([documents.all(), allShipped(), inForce()]);
      // A document that calls were pinned to with overlays within is kept for those calls, and is no document of its own.
      const own = kept.filter(({ id }) => policyNameOf(id).overlays.length === 0);
      const rows = new Map([...own, ...ships].map((row) => [row.hash, row]));
      const versionOf = (row: DocumentRow): ShelfVersion => {
        const document = documentOf(row);
        return {
          hash: row.hash,
          version: row.version,
          title: document?.title ?? row.id,
          origin: row.origin === 'imported' ? 'imported' : 'shipped',
          keptAt: row.keptAt,
          inForce: force.get(row.id)?.hash === row.hash,
          readable: document !== null,
          serves: document?.serves ?? { queues: [], directions: [] },
        };
      };
      const groups = Map.groupBy(rows.values(), ({ id }) => id);
      return [...groups]
        .map(([id, own]) => ({ id, versions: own.map(versionOf).toSorted((one, other) => other.version - one.version) }))
        .toSorted(byId);
    },
    async take(text, at) {
      const admission = admitPolicy(text);
      if (!admission.ok) return admission;
      const { raw, document } = admission.value;
      const { id, version, title } = document;
      const hash = await digest(canonicalJson(raw));
      const ships = await allShipped();
      if (!ships.some((row) => row.hash === hash)) {
        const added = await documents.add({ hash, id, version, raw, origin: 'imported', keptAt: at }, ships);
        if (!added.ok) return { ok: false, reason: added.reason };
      }
      return ok({ hash, id, version, title });
    },
    async activate(hash) {
      const row = await rowOf(hash);
      if (row === undefined) return fail('unknown');
      const isShipped = (await allShipped()).some((each) => each.hash === hash);
      return documents.activate(row.id, isShipped ? null : hash);
    },
    overlays: async () => (await Promise.all(overlays.map(overlayNamed))).filter((overlay) => overlay !== null),
    async open(hash) {
      const row = await rowOf(hash);
      const document = row === undefined ? null : documentOf(row);
      if (document === null) return null;
      const { id, version, title } = document;
      return { hash, id, version, title, passages: readPolicy(document), findings: lintPolicy(document) };
    },
    async text(hash) {
      const row = await rowOf(hash);
      return row === undefined ? null : canonicalJson(row.raw);
    },
  };
}
