import type { Instant, Millis } from '../base/time.ts';
import type { PolicyPin } from '../disposition/ruling.ts';
import type { CallAlert } from '../platform/protocol.ts';
import type { CallAddress } from '../policy/choice.ts';
import type { PolicyDocument } from '../policy/document.ts';
import type { Settings } from '../settings/setting.ts';
import type { Dispositions } from '../store/dispositions.ts';
import type { Drafts } from '../store/drafts.ts';
import type { Identity } from '../store/identity.ts';
import type { Journal } from '../store/journal.ts';
import type { Who } from './who.ts';

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
  readonly who: Who;
  readonly policies: {
    /** The document that serves such a call now; null when none can be read (G10). */
    readonly forCall: (call: CallAddress) => Promise<LoadedPolicy | null>;
    /** The one that a call was pinned to. */
    readonly byHash: (hash: string, overlays: readonly string[]) => Promise<LoadedPolicy | null>;
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
  /** Every hold that asks for the agent now; an empty list takes away what still stands of earlier ones. */
  readonly announce: (alerts: readonly CallAlert[]) => void;
  /** Keeps the worker alive while a call is up. */
  readonly keepAwake: (on: boolean) => void;
  /** Whether a tab of that number is open. Chromium gives none out twice, whatever was started anew. */
  readonly hasTab: (tabId: number) => Promise<boolean>;
  /** Called after each turn at whose end no call, wrap-up or draft is open. */
  readonly onIdle: () => void;
  /** A uuid v7. */
  readonly newId: () => string;
  readonly boot: string;
  /** As they stand now. */
  readonly settings: () => Settings;
  readonly here: {
    readonly producer: string;
    readonly timeZone: string;
    readonly utcOffsetMinutes: (at: Instant) => number;
    readonly locale: string;
  };
}
