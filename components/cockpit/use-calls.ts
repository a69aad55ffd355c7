import { useMemo, useState } from 'react';
import type { Millis } from '../../lib/base/time.ts';
import type { CallSnapshot } from '../../lib/platform/protocol.ts';
import type { Snapshots } from '../../lib/platform/snapshots.ts';
import { createFoldBook, isSaved, orderCalls } from './choose-call.ts';
import type { SurfaceClock } from './clock-reading.ts';
import { createReader, type Reading } from './reading.ts';

export interface Calls {
  readonly shown: Reading | null;
  readonly others: readonly Reading[];
  readonly nextPaint: Millis | null;
  /** Brings a call forward until the calls change their state. */
  readonly show: (callKey: string) => void;
}

const statesOf = (calls: readonly CallSnapshot[]): string => calls.map(({ callKey, session }) => `${callKey}:${session.state}`).join(' ');

function soonest(delays: readonly (Millis | null)[]): Millis | null {
  const known = delays.filter((each) => each !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** The call on the card and those behind it. In a tab by the focus rule; elsewhere the desk's focus leads. */
export function useCalls({ calls, focus }: Snapshots, tabId: number | null, clock: SurfaceClock): Calls {
  const read = useMemo(() => createReader(clock), [clock]);
  const [picked, setPicked] = useState<{ readonly callKey: string; readonly states: string } | null>(null);
  const [leftOf] = useState(createFoldBook);
  const mine = orderCalls([...calls.values()].filter((call) => tabId === null || call.tabId === tabId));
  const places = mine.map((call) => ({ call, left: leftOf(call, clock.wall()) })).filter(({ left }) => left !== 0);
  const states = statesOf(places.map(({ call }) => call));
  const wanted = picked?.states === states ? picked.callKey : tabId === null ? focus : null;
  const first = (places.find(({ call }) => call.callKey === wanted) ?? places[0])?.call ?? null;
  const readings = places.map(({ call }) => read(call));
  return {
    shown: readings.find(({ call }) => call === first) ?? null,
    others: readings.filter(({ call }) => call !== first && !isSaved(call)),
    nextPaint: soonest([...readings.map(({ nextPaint }) => nextPaint), ...places.map(({ left }) => left)]),
    show: (callKey) => setPicked({ callKey, states }),
  };
}
