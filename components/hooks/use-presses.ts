import { useCallback, useEffect, useRef, useState } from 'react';
import { SECOND } from '../../lib/base/time.ts';
import type { SendAnswer, SendCommand } from '../../lib/platform/command.ts';
import type { Command } from '../../lib/platform/protocol.ts';

export type Refusal = Extract<SendAnswer, { ok: false }>['reason'];
export type PressState = 'sent' | 'done' | null;

export interface Presses {
  /** Of the button with this id: at once `sent`, then for a moment `done`. */
  readonly stateOf: (id: string) => PressState;
  readonly press: (id: string, callKey: string | null, command: Command) => Promise<SendAnswer>;
  /** Why the last press was not taken; gone with the next one that is. */
  readonly refusal: Refusal | null;
}

/** Sends presses. A second press of a button whose first is still on its way is dropped: it would count twice. */
export function usePresses(send: SendCommand): Presses {
  const [states, setStates] = useState<Readonly<Record<string, PressState>>>({});
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const underway = useRef(new Map<string, Promise<SendAnswer>>());
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  useEffect(() => () => timers.current.forEach(clearTimeout), []);

  const settle = useCallback((id: string, answer: SendAnswer): SendAnswer => {
    underway.current.delete(id);
    setStates((before) => ({ ...before, [id]: answer.ok ? 'done' : null }));
    setRefusal(answer.ok ? null : answer.reason);
    timers.current.add(setTimeout(() => setStates((before) => (before[id] === 'done' ? { ...before, [id]: null } : before)), SECOND));
    return answer;
  }, []);

  const press = useCallback<Presses['press']>(
    (id, callKey, command) => {
      const open = underway.current.get(id);
      if (open !== undefined) return open;
      setStates((before) => ({ ...before, [id]: 'sent' }));
      const answer = send(callKey, command).then((heard) => settle(id, heard));
      underway.current.set(id, answer);
      return answer;
    },
    [send, settle],
  );
  return { stateOf: (id) => states[id] ?? null, press, refusal };
}
