import type { Instant, Millis } from '../base/time.ts';
import type { AgentAct, GuideActions } from '../call/action.ts';
import type { Layer } from '../call/event.ts';
import type { Guidance, LedgerRung } from '../call/guidance.ts';
import type { AlertState } from '../call/hold-alert.ts';
import type { Capabilities, HoldScope, Phase } from '../call/session.ts';
import type { Deafness } from '../call/sound.ts';
import type { Aftermath } from '../disposition/aftermath.ts';
import type { Handover } from '../disposition/handover.ts';
import type { WhoView } from '../disposition/who.ts';
import type { Settings } from '../settings/setting.ts';

/**
 * Everything that crosses between the worlds, in one table. Snapshots travel by `storage.session` (keys below); commands are requests
 * whose answer is the acknowledgement after the strict commit; a port exists only between a bridge and the desk (`port-protocol.ts`).
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
  /** Signalling and sound differ on whether the caller is on hold. */
  readonly disputed: boolean;
  /** What is heard of the caller, for as long as the call is up. */
  readonly sound: SoundView;
}

/** For how long the caller has been silent, or nothing has come at all, the clocks `silence` and `stall` say. */
export interface SoundView {
  readonly deaf: Deafness | null;
  readonly muted: boolean;
  readonly lost: boolean;
}

/** A clock as it stood at `writtenAt`; running ones go on by the surface's own `performance.now()`. */
export interface ClockView {
  readonly kind: 'call' | 'ring' | 'hold' | 'hold_total' | 'silence' | 'stall' | 'wrap_up';
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

/** What the hold that runs asks for; `then` is painted by the surface at its instant, as the guidance's is. */
export interface AlertView {
  readonly state: AlertState;
  readonly then: { readonly at: Instant; readonly state: AlertState } | null;
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
  readonly aftermath: Aftermath;
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
  /** What stands of all that the agent can switch: names of flags and of what is like one. */
  readonly marks: readonly string[];
  /** The call so far for whoever takes it over; null unless it is connected. */
  readonly handover: Handover | null;
  readonly wrapUp: WrapUpView | null;
  readonly layers: readonly Layer[];
  readonly alert: AlertView;
  /** Whose phone it began under, as `UiSnapshot.face` says it: an answer to who logs touches no call of another's. */
  readonly face: string;
}

export interface UiSnapshot {
  readonly locale: string;
  readonly shortcuts: Readonly<Record<string, string>>;
  readonly settings: Settings;
  readonly who: WhoView;
  /** The keyed hash of the identity that the phone shows now; empty: it shows none. */
  readonly face: string;
}

/** A hold that asks for the agent, beyond the surfaces: toolbar, title of the tab, notification. */
export interface CallAlert {
  readonly callKey: string;
  readonly tabId: number | null;
  readonly state: 'due' | 'overdue';
}

/** Why a page has no cockpit any more: it kept taking it away, or lets no frame of ours in. */
export type GaveUp = 'removed' | 'refused';

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
      readonly supervisorTold?: boolean;
      readonly adviceReason?: string;
    }
  | { readonly do: 'answer'; readonly ask: WrapUpQuestion['ask']; readonly value: string }
  | { readonly do: 'save' }
  /** Who logs: `of` is the name that was shown, `name` null says "that is me". Of no call. */
  | { readonly do: 'who'; readonly of: string | null; readonly name: string | null }
  | { readonly do: 'dismiss' }
  /** Writes the shift file. Of no call. */
  | { readonly do: 'sign_off' }
  /** Nobody speaks on the call that is up: from now on that is silence. Of no call. */
  | { readonly do: 'calibrate' };

/** Why a line could not be measured: somebody speaks, no line is heard, or the administrator has set the level. */
export type CalibrationRefusal = 'voice' | 'unheard' | 'locked';

/** Why a shift file was not written; everything waits on. `too_large`: a page must do it, not the worker. */
export type SignOffRefusal = 'nothing' | 'not_allowed' | 'too_large' | 'busy' | 'download';

/** `callKey` is null for `start`, `who`, `sign_off` and `calibrate`. `token` is needed from a framed document, and refused if it is not its tab's. */
export interface CommandRequest {
  readonly id: string;
  readonly callKey: string | null;
  readonly command: Command;
  readonly token?: string;
}

export type CommandAnswer =
  | { readonly ok: true; readonly callKey: string | null; readonly savedAt?: Instant }
  | {
      readonly ok: false;
      readonly reason: 'token' | 'shape' | 'no_call' | 'not_now' | 'quota' | 'database' | SignOffRefusal | CalibrationRefusal;
    };

// ── Overlay frame ↔ bridge (MessagePort handed over with the token) ────────────────────────────────────────────────────────────

export type FocusTarget = 'panel' | 'situations' | 'wrap_up';

export type ToFrame =
  | { readonly t: 'hello'; readonly token: string; readonly tabId: number; readonly place: FramePlace }
  | { readonly t: 'focus'; readonly what: FocusTarget }
  /** Where the document in the frame cannot see it for itself (Firefox): the page covers the frame. */
  | { readonly t: 'covered'; readonly covered: boolean };

export type FromFrame =
  /** Answers the hello: proof that the document in the frame is ours. */
  | { readonly t: 'ready' }
  | { readonly t: 'size'; readonly width: number; readonly height: number; readonly shown: boolean }
  /** Screen coordinates of the pointer while the header is dragged. */
  | { readonly t: 'drag'; readonly phase: 'start' | 'move' | 'end'; readonly x: number; readonly y: number }
  | { readonly t: 'nudge'; readonly dx: -1 | 0 | 1; readonly dy: -1 | 0 | 1 }
  | { readonly t: 'place'; readonly collapsed: boolean; readonly idle: 'line' | 'hidden' }
  | { readonly t: 'covered'; readonly covered: boolean }
  | { readonly t: 'escape' };
