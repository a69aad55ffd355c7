import { createContext, useContext } from 'react';
import type { Millis } from '../../lib/base/time.ts';
import type { AgentAct } from '../../lib/call/action.ts';
import type { SendAnswer } from '../../lib/platform/command.ts';
import type { Command } from '../../lib/platform/protocol.ts';
import type { PressState, Refusal } from '../hooks/use-presses.ts';
import type { SurfaceClock } from './clock-reading.ts';

/** What every part of the cockpit needs to be pressed: the line to the desk for the call that is shown. */
export interface DeskLine {
  /** `id` names the button; the answer is the desk's acknowledgement. */
  readonly press: (id: string, command: Command) => Promise<SendAnswer>;
  /** A press of the agent's, stamped now. */
  readonly act: (id: string, act: AgentAct) => void;
  readonly stateOf: (id: string) => PressState;
  readonly refusal: Refusal | null;
  /** Returns the focus to the element of the page that had it; nothing to return on a surface of our own. */
  readonly giveFocusBack: () => void;
  /** True inside a page of somebody else's. */
  readonly framed: boolean;
  /** Opens the cockpit beside the page; only at a press. */
  readonly openPanel: () => void;
  readonly clock: SurfaceClock;
  /** How long a snooze silences a hold's alert. */
  readonly snoozeMs: Millis;
  /** The keys of the global commands, as the browser has them; empty where none is set. */
  readonly shortcuts: Readonly<Record<string, string>>;
}

export const DeskContext = createContext<DeskLine | null>(null);

/** The line of the call that is shown. Only inside a cockpit. */
export function useDesk(): DeskLine {
  const line = useContext(DeskContext);
  if (line === null) throw new Error('no cockpit around this part');
  return line;
}
