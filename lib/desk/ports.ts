import type { Instant, Millis } from '../base/time.ts';
import type { PolicyPin } from '../disposition/ruling.ts';
import type { PolicyDocument } from '../policy/document.ts';
import type { Dispositions } from '../store/dispositions.ts';
import type { Drafts } from '../store/drafts.ts';
import type { Identity } from '../store/identity.ts';
import type { Journal } from '../store/journal.ts';

/** A readable policy document and what is written of it into the record. */
export interface LoadedPolicy {
  readonly document: PolicyDocument;
  readonly pin: PolicyPin;
}

/** Everything that the desk needs of the world, so that it can be tried without a browser. */
export interface DeskPorts {
  readonly journal: Journal;
  readonly dispositions: Dispositions;
  readonly drafts: Drafts;
  readonly identity: Identity;
  readonly policies: {
    /** The active document; null when none can be read (G10). */
    readonly active: () => Promise<LoadedPolicy | null>;
    readonly byHash: (hash: string) => Promise<LoadedPolicy | null>;
  };
  /** `storage.session`: memory of the browser, read by every surface. `undefined` removes a key. */
  readonly session: {
    readonly read: () => Promise<Readonly<Record<string, unknown>>>;
    readonly write: (changes: Readonly<Record<string, unknown>>) => Promise<void>;
  };
  readonly clock: { readonly now: () => Instant; readonly mono: () => Millis };
  /** Calls back at an instant, worker dead or alive; null cancels. One at a time. */
  readonly wakeAt: (at: Instant | null) => void;
  readonly after: (ms: Millis, then: () => void) => void;
  /** Keeps the worker alive while a call is up. */
  readonly keepAwake: (on: boolean) => void;
  /** A uuid v7. */
  readonly newId: () => string;
  readonly boot: string;
  readonly here: {
    readonly producer: string;
    readonly timeZone: string;
    readonly utcOffsetMinutes: (at: Instant) => number;
    readonly locale: string;
  };
}
