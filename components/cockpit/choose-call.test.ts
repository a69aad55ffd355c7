import { describe, expect, it } from 'vitest';
import { ended, session, snapshot, WRITTEN } from '../../test/support/gallery/fixtures.ts';
import { createFoldBook, orderCalls, SAVED_STANDS } from './choose-call.ts';

const inState = (callKey: string, state: 'ringing' | 'talking' | 'held' | 'remote_held') =>
  snapshot({ callKey, session: session({ state, phase: state === 'ringing' ? 'ringing' : 'connected' }) });
const keys = (calls: ReturnType<typeof snapshot>[]): string[] => orderCalls(calls).map((call) => call.callKey);

describe('the call on the card', () => {
  it('is the one that talks, then the one that rings, then the one on hold, then a wrap-up', () => {
    const wrapUp = { ...ended(), callKey: 'a' };
    expect(keys([wrapUp, inState('b', 'held'), inState('c', 'ringing'), inState('d', 'talking')])).toEqual(['d', 'c', 'b', 'a']);
  });
  it('counts a caller who holds us as talking', () => {
    expect(keys([inState('b', 'ringing'), inState('a', 'remote_held')])).toEqual(['a', 'b']);
  });
  it('is the later of two wrap-ups', () => {
    expect(
      keys([
        { ...ended(), callKey: 'a' },
        { ...ended(), callKey: 'b' },
      ]),
    ).toEqual(['b', 'a']);
  });
});

describe('a filed call', () => {
  const open = ended();
  const saved = ended({ savedAt: WRITTEN });
  it('stands for a moment from when it was first seen filed, however late that was', () => {
    const leftOf = createFoldBook();
    expect(leftOf(open, WRITTEN)).toBeNull();
    expect(leftOf(saved, WRITTEN + 20_000)).toBe(SAVED_STANDS);
    expect(leftOf(saved, WRITTEN + 20_000 + SAVED_STANDS)).toBe(0);
  });
  it('is not shown at all if it was filed before the surface opened', () => {
    expect(createFoldBook()(saved, WRITTEN + 20_000)).toBe(0);
  });
});
