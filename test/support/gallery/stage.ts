import type { SurfaceClock } from '../../../components/cockpit/clock-reading.ts';
import type { WhoView } from '../../../lib/disposition/who.ts';
import type { SendAnswer, SendCommand } from '../../../lib/platform/command.ts';
import type { FrameLink } from '../../../lib/platform/frame-link.ts';
import type { CallSnapshot, Command, FromFrame, ToFrame } from '../../../lib/platform/protocol.ts';
import type { SnapshotSource, Snapshots } from '../../../lib/platform/snapshots.ts';
import { defaultSettings } from '../../../lib/settings/default-settings.ts';

/** A command as the stage's desk heard it; it is answered by `answer`. */
export interface Heard {
  readonly callKey: string | null;
  readonly command: Command;
  readonly answer: (answer: SendAnswer) => void;
}

/** A desk and a bridge that do nothing by themselves: what they say is said by the gallery or a test. */
export interface Stage {
  readonly source: SnapshotSource;
  readonly send: SendCommand;
  readonly frame: FrameLink;
  readonly clock: SurfaceClock;
  readonly heard: Heard[];
  readonly posted: FromFrame[];
  readonly show: (calls: readonly CallSnapshot[], focus?: string | null) => void;
  readonly tell: (message: ToFrame) => void;
}

const known: WhoView = { id: 'dana', name: 'Dana', source: 'managed', asked: false };

/** `clock`: the surface's; a picture needs one that stands. */
export function createStage(clock: SurfaceClock, who: WhoView = known): Stage {
  const listeners = new Set<() => void>();
  const frames = new Set<(message: ToFrame) => void>();
  const heard: Heard[] = [];
  const posted: FromFrame[] = [];
  const ui = { locale: 'en', shortcuts: { 'next-step': 'Alt+Shift+D' }, settings: defaultSettings, who, face: 'f-1001' };
  let now: Snapshots = { calls: new Map(), ui, focus: null };
  return {
    clock,
    heard,
    posted,
    source: {
      current: () => now,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    send: (callKey, command) => new Promise((answer) => heard.push({ callKey, command, answer })),
    frame: {
      post: (message) => void posted.push(message),
      subscribe: (listener) => {
        frames.add(listener);
        return () => frames.delete(listener);
      },
    },
    show: (calls, focus = calls[0]?.callKey ?? null) => {
      now = { calls: new Map(calls.map((call) => [call.callKey, call])), ui, focus };
      for (const listener of listeners) listener();
    },
    tell: (message) => {
      for (const listener of frames) listener(message);
    },
  };
}
