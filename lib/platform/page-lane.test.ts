import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LANE_ASK, LANE_LEAVE, LANE_OFFER, LANE_PROTOCOL, LANE_TAKE, LANE_TEXT } from '../base/lane-name.ts';
import { MAX_TEXT, openPageLane, TEXTS_A_SECOND } from './page-lane.ts';

class Offer extends Event {
  readonly relatedTarget: EventTarget;
  readonly detail: number;
  constructor(relatedTarget: EventTarget, detail: number) {
    super(LANE_OFFER);
    this.relatedTarget = relatedTarget;
    this.detail = detail;
  }
}

let lane: EventTarget;
let heard: string[];
const offer = (target = lane, protocol = LANE_PROTOCOL): boolean => document.dispatchEvent(new Offer(target, protocol));
const say = (detail: unknown): boolean => lane.dispatchEvent(new CustomEvent(LANE_TEXT, { detail }));
const open = () => openPageLane((text) => heard.push(text));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.stubGlobal('document', new EventTarget());
  lane = new EventTarget();
  heard = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('asks the tap that came first, and hears what it kept', () => {
  document.addEventListener(LANE_ASK, () => offer());
  lane.addEventListener(LANE_TAKE, () => say('kept'));
  open();
  say('now');
  expect(heard).toEqual(['kept', 'now']);
});

it('hears the tap that comes second', () => {
  open();
  offer();
  say('now');
  expect(heard).toEqual(['now']);
});

it('keeps to the first lane offered', () => {
  open();
  offer();
  const forged = new EventTarget();
  offer(forged);
  forged.dispatchEvent(new CustomEvent(LANE_TEXT, { detail: 'forged' }));
  expect(heard).toEqual([]);
});

it('leaves a tap of another protocol alone, and names it', () => {
  const page = open();
  expect(page.protocol).toBeNull();
  offer(lane, LANE_PROTOCOL + 1);
  say('foreign');
  expect([page.protocol, heard]).toEqual([LANE_PROTOCOL + 1, []]);
});

it('drops and counts what is too long, no text, or too much for a second', () => {
  const page = open();
  offer();
  for (const bad of ['x'.repeat(MAX_TEXT + 1), null, 7, { length: 1 }]) say(bad);
  for (let i = 0; i < TEXTS_A_SECOND; i++) say('x');
  expect([page.flooded, heard.length]).toEqual([8, TEXTS_A_SECOND - 4]);
  vi.advanceTimersByTime(1_000);
  say('x');
  expect(heard).toHaveLength(TEXTS_A_SECOND - 3);
});

it('is silent when closed, and says so to the tap', () => {
  const page = open();
  offer();
  const left = vi.fn();
  lane.addEventListener(LANE_LEAVE, left);
  page.close();
  say('late');
  expect([heard, left.mock.calls.length]).toEqual([[], 1]);
});
