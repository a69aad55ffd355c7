import { defineExtensionMessaging } from '@webext-core/messaging';
import type { Instant } from '../base/time.ts';
import type { RunningLeg } from '../observe/adapter.ts';
import type { SilenceSettings } from '../observe/adapters/media/hearing.ts';
import type { CallAlert, CommandAnswer, FocusTarget, FramePlace, GaveUp } from './protocol.ts';

/** What a bridge says of its frame when its page loads. `token` is that of the cockpit's frame, or null where this frame hosts none. */
export interface FrameHello {
  readonly frame: string;
  readonly token: string | null;
  readonly origin: string;
  /** When its document began to load, on the wall's clock: a call that began before is none of its own. */
  readonly since: Instant;
  /** Its document stood already when the bridge began. */
  readonly late: boolean;
}

export interface FrameWelcome {
  readonly tabId: number;
  /** Of the browser's run: monotonic readings of two boots are never compared. */
  readonly boot: string;
  /** Where the cockpit's frame stood on this site; null at first. */
  readonly place: FramePlace | null;
  /** The tab's top frame is watched too, and hosts the cockpit. */
  readonly topWatched: boolean;
  /** False where the frame's layer is switched off: the cockpit stands beside the page alone. */
  readonly mayHost: boolean;
  /** Calls of this frame that an earlier bridge saw begin. */
  readonly running: readonly RunningLeg[];
  /** What counts as silence. */
  readonly silence: SilenceSettings;
}

/** Requests and their answers. What comes in is parsed by whoever handles it: the types are a promise of ours, not of the sender. */
export interface Requests {
  /** From a surface; parsed by `parseCommandRequest`. */
  'desk/command': (request: unknown) => CommandAnswer;
  'frame/hello': (hello: FrameHello) => FrameWelcome;
  'frame/place': (moved: { readonly origin: string; readonly place: FramePlace }) => void;
  /** The phone in this frame shows this user as its own; at most 128 characters. */
  'phone/identity': (shown: { readonly user: string }) => true;
  /** The page has no cockpit from now on. */
  'frame/gave-up': (gone: { readonly why: GaveUp }) => void;
  /** To the bridge of a tab's top frame: a hold of this tab asks for the agent; null: none does. */
  'tab/alert': (state: CallAlert['state'] | null) => void;
  /** From a framed page without `storage.session` (Firefox); its tab is sent the changes from then on, null for a key that is gone. */
  'frame/snapshots': () => Readonly<Record<string, unknown>>;
  'frame/snapshots-changed': (changes: Readonly<Record<string, unknown>>) => void;
  /** To a bridge: give the cockpit the keyboard. */
  'frame/focus': (what: FocusTarget) => boolean;
}

export const { sendMessage, onMessage } = defineExtensionMessaging<Requests>();

/** Name of the one kind of port: from a bridge to the desk. */
export const BRIDGE_PORT = 'bridge';

/** Name of the other kind: from the popup to the bridges of a tab, while it is open. */
export const LAYERS_PORT = 'layers';
