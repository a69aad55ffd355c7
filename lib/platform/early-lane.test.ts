import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LANE_OFFER, LANE_PROTOCOL, LANE_TEXT } from '../base/lane-name.ts';
import { openEarlyLane } from './early-lane.ts';

let lane: EventTarget;
const say = (detail: string): boolean => lane.dispatchEvent(new CustomEvent(LANE_TEXT, { detail }));

/** An early lane on which a tap has offered itself. */
function opened(onUrgent = vi.fn()) {
  const early = openEarlyLane(onUrgent);
  lane = new EventTarget();
  document.dispatchEvent(Object.assign(new Event(LANE_OFFER), { relatedTarget: lane, detail: LANE_PROTOCOL }));
  return { early, onUrgent };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'Date'], now: 1_000 });
  vi.stubGlobal('document', new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('keeps what comes with when it came, gives it in order, and then all that follows', () => {
  const { early, onUrgent } = opened();
  const heard: unknown[] = [];
  say('{"kind":"socket"}');
  vi.advanceTimersByTime(40);
  say('{"method":"REGISTER"}');
  vi.advanceTimersByTime(500);
  early.release((text, { at }) => heard.push([text, at]));
  say('later');
  expect(heard).toEqual([
    ['{"kind":"socket"}', 1_000],
    ['{"method":"REGISTER"}', 1_040],
    ['later', 1_540],
  ]);
  expect(onUrgent).not.toHaveBeenCalled();
});

it('is urgent when a call comes, and when more comes than a phone says that starts', () => {
  const first = opened();
  say('{"kind":"sip","method":"INVITE"}');
  expect(first.onUrgent).toHaveBeenCalledOnce();
  const second = opened();
  for (let text = 0; text < 64; text += 1) say('x');
  expect(second.onUrgent).toHaveBeenCalledOnce();
});

it('gives what comes while it gives behind what was there before', () => {
  const { early } = opened();
  const heard: string[] = [];
  say('one');
  say('two');
  early.release((text) => {
    heard.push(text);
    if (text === 'one') say('of one');
  });
  expect(heard).toEqual(['one', 'two', 'of one']);
});
