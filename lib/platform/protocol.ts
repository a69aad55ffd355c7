import type { Instant, Millis } from '../base/time.ts';
import type { AgentAct, GuideActions } from '../call/action.ts';
import type { Layer } from '../call/event.ts';
import type { Guidance, LedgerRung } from '../call/guidance.ts';
import type { Capabilities, HoldScope, Phase } from '../call/session.ts';

/**
 * Everything that crosses between the worlds, in one table. Snapshots travel by `storage.session` (keys below); commands are requests
 * whose answer is the acknowledgement after the strict commit; a port exists only between a bridge and the desk.
 */
// ── Snapshots (storage.session) ────────────────────────────────────────────────────────────────────────────────────────────────

export const callSnapshotKey = (callKey: string): `call:${string}` => `call:${callKey}`;
/** The call that the side panel shows: connected and not held; else ringing; else the latest wrap-up. Value: `{ callKey } | null`. */
export const FOCUS_KEY = 'focus';
export const UI_KEY = 'ui';

export type CallState = 'ringing' | 'dialling' | 'talking' | 'held' | 'remote_held' | 'ended';

export interface SessionView {
  readonly phase: Phase;
  readonly state: CallState;
  readonly direction: 'inbound' | 'outbound' | 'unknown';
  readonly last4: string | null;
  readonly withheld: boolean;
  readonly queue: string | null;
  /** True when no layer but the agent's hand has seen the call: the manual strip is open, and End asks who. */
  readonly manual: boolean;
  readonly capabilities: Capabilities;
  readonly signallingDown: boolean;
}

/** A clock as it stood at `writtenAt`; running ones go on by the surface's own `performance.now()`. */
export interface ClockView {
  readonly kind: 'call' | 'ring' | 'hold' | 'hold_total' | 'wrap_up';
  readonly elapsedMs: Millis;
  readonly running: boolean;
  /** Check-back of a hold, from its start. */
  readonly dueMs?: Millis;
  /** Holds so far, of `hold_total`; longest in `longestMs`. */
  readonly count?: number;
  readonly longestMs?: Millis;
  readonly scope?: HoldScope;
}

/** Guidance with the words of the pinned document in the surface's locale, and what the agent can press. */
export interface GuidanceView extends Guidance {
  readonly words: string | null;
  readonly actions: GuideActions;
}

export interface CodeView {
  readonly code: string;
  /** Text of a team's own code, or null: then the message `code_<code>` (dots read `_`) says it. */
  readonly label: string | null;
}

/** A question of the wrap-up, asked only when unsure: who ended it (confidence below 0.8), or how (no end code follows from the events). */
export interface WrapUpQuestion {
  readonly ask: 'ended_by' | 'end_code';
  readonly options: readonly string[];
  readonly answer: string | null;
}

export type SaveProblem = 'quota' | 'conflict' | 'database' | 'unanswered';

export interface WrapUpView {
  /** Message key of the one line on what happened (`ended_<key>`), and its figures. */
  readonly sentence: { readonly key: string; readonly holdMs: Millis; readonly holds: number };
  /** Evidence codes to say in words beside a question. */
  readonly evidence: readonly string[];
  readonly questions: readonly WrapUpQuestion[];
  readonly codes: readonly CodeView[];
  readonly suggested: string | null;
  readonly code: string | null;
  /** As stored: redacted. */
  readonly note: string;
  readonly callBackOffered: boolean;
  readonly callBackOwed: boolean;
  readonly savedAt: Instant | null;
  readonly problem: SaveProblem | null;
  /** The record in one line, for the clipboard. */
  readonly crmLine: string;
}

export interface CallSnapshot {
  readonly v: 1;
  readonly callKey: string;
  readonly tabId: number | null;
  readonly writtenAt: Instant;
  readonly session: SessionView;
  readonly clocks: readonly ClockView[];
  readonly guidance: GuidanceView;
  /** What `guidance` will be at `then.at` if nothing happens: painted by the surface at that instant, worker or no worker. */
  readonly then: { readonly at: Instant; readonly guidance: GuidanceView } | null;
  readonly ledger: readonly LedgerRung[];
  /** The situation opened last, for the highlight of its button. */
  readonly situation: 'conduct' | 'harassment' | 'prank' | 'silence' | 'resolved' | null;
  readonly wrapUp: WrapUpView | null;
  readonly layers: readonly Layer[];
}

export interface UiSnapshot {
  readonly locale: string;
  readonly shortcuts: Readonly<Record<string, string>>;
}

export interface FramePlace {
  readonly collapsed: boolean;
  /** Hidden with no call (`hidden`) or one line (`line`), as the agent left it. */
  readonly idle: 'line' | 'hidden';
  /** Distance of the frame's end-block corner from the viewport's, as fractions of its free room, 0–1. */
  readonly x: number;
  readonly y: number;
}

// ── Commands (surface → desk, a request; the answer acknowledges the commit) ───────────────────────────────────────────────────

export type EndedAnswer = 'agent' | 'remote' | 'drop';

export type Command =
  | { readonly do: 'act'; readonly act: AgentAct; readonly at: Instant }
  | { readonly do: 'start'; readonly at: Instant }
  | { readonly do: 'hold' | 'resume'; readonly at: Instant }
  /** Stamped at the press of End; `by` is the answer to the one key asked after it. */
  | { readonly do: 'end'; readonly by: EndedAnswer; readonly at: Instant }
  | { readonly do: 'shown'; readonly verdict: Guidance['verdict']; readonly step: string; readonly at: Instant }
  /** `closed`: the note field was left, so that its last digits can be judged. Send it before `save`. */
  | {
      readonly do: 'draft';
      readonly note?: string;
      readonly closed?: boolean;
      readonly code?: string | null;
      readonly callBackOwed?: boolean;
    }
  | { readonly do: 'answer'; readonly ask: WrapUpQuestion['ask']; readonly value: string }
  | { readonly do: 'save' }
  | { readonly do: 'dismiss' };

/** `callKey` is null for `start` only. `token` is needed from a framed document, and refused if it is not its tab's. */
export interface CommandRequest {
  readonly id: string;
  readonly callKey: string | null;
  readonly command: Command;
  readonly token?: string;
}

export type CommandAnswer =
  | { readonly ok: true; readonly callKey: string | null; readonly savedAt?: Instant }
  | { readonly ok: false; readonly reason: 'token' | 'shape' | 'no_call' | 'not_now' | 'quota' | 'database' };

// ── Overlay frame ↔ bridge (MessagePort handed over with the token) ────────────────────────────────────────────────────────────

export type FocusTarget = 'panel' | 'situations' | 'wrap_up';

export type ToFrame =
  | { readonly t: 'hello'; readonly token: string; readonly tabId: number; readonly place: FramePlace }
  | { readonly t: 'focus'; readonly what: FocusTarget };

export type FromFrame =
  /** Answers the hello: proof that the document in the frame is ours. */
  | { readonly t: 'ready' }
  | { readonly t: 'size'; readonly width: number; readonly height: number; readonly shown: boolean }
  /** Screen coordinates of the pointer while the header is dragged. */
  | { readonly t: 'drag'; readonly phase: 'start' | 'move' | 'end'; readonly x: number; readonly y: number }
  | { readonly t: 'nudge'; readonly dx: -1 | 0 | 1; readonly dy: -1 | 0 | 1 }
  | { readonly t: 'place'; readonly collapsed: boolean; readonly idle: 'line' | 'hidden' }
  | { readonly t: 'escape' };

// ── Bridge ↔ desk (runtime port, from the first ring to 30 s after the end) ────────────────────────────────────────────────────

/** Number and name of the customer go beside the observation, and never into the journal. */
export interface Sent {
  readonly observation: unknown;
  readonly private?: { readonly number: string; readonly name: string };
}

export type ToDesk =
  | { readonly t: 'hello'; readonly frame: string; readonly wall: Instant; readonly mono: Millis }
  | { readonly t: 'beat'; readonly wall: Instant; readonly mono: Millis }
  | { readonly t: 'observations'; readonly sent: readonly Sent[] };

/** `ids`: committed, or refused for good; the bridge forgets them. */
export type ToBridge = { readonly t: 'ack'; readonly ids: readonly string[] };
