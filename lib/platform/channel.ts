import { defineExtensionMessaging } from '@webext-core/messaging';
import type { CommandAnswer, FocusTarget, FramePlace } from './protocol.ts';

/** What a bridge says of its frame when its page loads. `token` is that of the cockpit's frame, or null where this frame hosts none. */
export interface FrameHello {
  readonly frame: string;
  readonly token: string | null;
  readonly top: boolean;
  readonly origin: string;
}

export interface FrameWelcome {
  readonly tabId: number;
  /** Of the browser's run: monotonic readings of two boots are never compared. */
  readonly boot: string;
  /** Where the cockpit's frame stood on this site; null at first. */
  readonly place: FramePlace | null;
  /** The tab's top frame is watched too, and hosts the cockpit. */
  readonly topWatched: boolean;
}

/** Requests and their answers. What comes in is parsed by whoever handles it: the types are a promise of ours, not of the sender. */
interface Requests {
  /** From a surface; parsed by `parseCommandRequest`. */
  'desk/command': (request: unknown) => CommandAnswer;
  'frame/hello': (hello: FrameHello) => FrameWelcome;
  'frame/place': (moved: { readonly origin: string; readonly place: FramePlace }) => void;
  /** The page took our frame away more often than we put it back. */
  'frame/gave-up': (gone: { readonly times: number }) => void;
  /** To a bridge: give the cockpit the keyboard. */
  'frame/focus': (what: FocusTarget) => boolean;
}

export const { sendMessage, onMessage } = defineExtensionMessaging<Requests>();

/** Name of the one kind of port: from a bridge to the desk. */
export const BRIDGE_PORT = 'bridge';
