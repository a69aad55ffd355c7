import { expect, it } from 'vitest';
import { createLine, silence } from './sample-line.ts';

const fieldsOf = (claims: readonly { readonly fields: object }[]): object[] => claims.map(({ fields }) => fields);

it('tells of one silence, from its beginning to its end', () => {
  const line = createLine();
  line.seconds(10);
  line.seconds(20, { caller: -90 });
  line.seconds(3);
  expect(fieldsOf(line.of('media.silence_started'))).toEqual([{ forMs: 5_000, levelDb: -90 }]);
  expect(fieldsOf(line.of('media.silence_ended'))).toEqual([{ durationMs: 20_000 }]);
});

it.each([0.2, 0.5, 0.8])('finds the edges of a silence within a second that sounds for %d of it', (share) => {
  const line = createLine();
  const partly = { caller: -20 + 10 * Math.log10(share) };
  line.seconds(10);
  line.seconds(1, partly);
  line.seconds(18, { caller: -90 });
  line.seconds(1, partly);
  line.seconds(3);
  const [{ durationMs } = { durationMs: 0 }] = fieldsOf(line.of('media.silence_ended')) as { durationMs: number }[];
  expect(Math.abs(durationMs - (20 - 2 * share) * 1_000)).toBeLessThan(100);
});

it('tells of no silence that is too short, and counts from the setting', () => {
  const line = createLine();
  line.seconds(2);
  line.seconds(4, { caller: -90 });
  line.seconds(2);
  expect(line.of('media.silence_started')).toEqual([]);
  const strict = createLine({ ...silence, afterMs: 3_000 });
  strict.seconds(2);
  strict.seconds(4, { caller: -90 });
  expect(fieldsOf(strict.of('media.silence_started'))).toEqual([{ forMs: 3_000, levelDb: -90 }]);
});

it('hears a line with hiss as it is set', () => {
  const hiss = { caller: -42 };
  const deaf = createLine();
  deaf.seconds(10, hiss);
  expect(deaf.of('media.silence_started')).toEqual([]);
  const tuned = createLine({ ...silence, levelDb: -40 });
  tuned.seconds(10, hiss);
  expect(tuned.of('media.silence_started')).toHaveLength(1);
});

it('counts a silence from the end of a hold, whatever the last sample was', () => {
  const line = createLine();
  line.seconds(3);
  line.peer({ direction: 'sendonly' });
  line.seconds(10, { caller: -127, packets: 0, ms: 3_000 });
  line.peer({ direction: 'sendrecv' }, 1_500);
  line.seconds(1, { caller: -90, ms: 500 });
  line.seconds(8, { caller: -90 });
  line.seconds(1);
  expect(fieldsOf(line.of('media.silence_started'))).toEqual([{ forMs: 5_000, levelDb: -90 }]);
  expect(fieldsOf(line.of('media.silence_ended'))).toEqual([{ durationMs: 8_000 }]);
  expect(line.of('media.unknown')).toEqual([]);
  expect(line.of('media.stalled')).toEqual([]);
});

it('is as loud as the middle one of its last three seconds, and on hold as nothing', () => {
  const line = createLine();
  line.seconds(3);
  expect(line.noise()).toBeNull();
  line.seconds(1);
  expect(line.noise()).toBe(-20);
  line.seconds(1, { caller: -72 });
  line.seconds(1, { caller: -74 });
  expect(line.noise()).toBe(-72);
  line.peer({ direction: 'sendonly' });
  expect(line.noise()).toBeNull();
});

it('does not flicker at the very level', () => {
  const line = createLine();
  line.seconds(2);
  line.seconds(6, { caller: -51 });
  line.seconds(6, { caller: -47 });
  line.seconds(6, { caller: -51 });
  expect(line.of('media.silence_started')).toHaveLength(1);
  expect(line.of('media.silence_ended')).toEqual([]);
});

it('goes on hearing while the agent is muted', () => {
  const line = createLine();
  line.seconds(3, { mic: 'off' });
  line.seconds(6, { mic: 'off', caller: -90 });
  line.seconds(2, { mic: 'off' });
  expect(line.of('media.silence_ended')).toHaveLength(1);
});

it('calls nothing at all a stall, and no silence', () => {
  const line = createLine();
  line.seconds(5);
  line.seconds(20, { caller: -127, packets: 0 });
  line.seconds(3);
  expect(fieldsOf(line.of('media.stalled'))).toEqual([{ forMs: 2_000 }]);
  expect(line.of('media.recovered')).toHaveLength(1);
  expect(line.of('media.silence_started')).toEqual([]);
});

it('ends a silence where a stall begins', () => {
  const line = createLine();
  line.seconds(5);
  line.seconds(10, { caller: -90 });
  line.seconds(5, { caller: -127, packets: 0 });
  expect(fieldsOf(line.of('media.silence_ended'))).toEqual([{ durationMs: 10_000 }]);
  expect(line.of('media.stalled')).toHaveLength(1);
});

it('says that it knows nothing where the page plays nothing, and never that the caller is silent', () => {
  const line = createLine();
  line.seconds(20, { played: false });
  expect(fieldsOf(line.of('media.unknown'))).toEqual([{ why: 'not_rendered' }]);
  expect(line.of('media.silence_started')).toEqual([]);
  line.seconds(2);
  expect(line.of('media.recovered')).toHaveLength(1);
  expect(fieldsOf(line.of('adapter.state')).map((fields) => (fields as { state: string }).state)).toEqual(['ready', 'degraded', 'ready']);
});

it('says so where the samples stay away', () => {
  const line = createLine();
  line.seconds(3);
  line.seconds(1, { caller: -90, ms: 60_000 });
  expect(fieldsOf(line.of('media.unknown'))).toEqual([{ why: 'throttled' }]);
  expect(line.of('media.silence_started')).toEqual([]);
});

it('tells of a line on which nobody speaks, and not of a caller who listens', () => {
  const listening = createLine();
  listening.seconds(2);
  listening.seconds(40, { caller: -90, agent: -20 });
  expect(listening.of('media.line_silent')).toEqual([]);
  const still = createLine();
  still.seconds(2);
  still.seconds(40, { caller: -90 });
  expect(fieldsOf(still.of('media.line_silent'))).toEqual([{ forMs: 20_000 }]);
});

it('tells of a voice at its beginning, after each pause, and now and then while it goes on', () => {
  const line = createLine();
  line.seconds(31);
  expect(line.of('media.voice').map(({ at }) => at)).toEqual([1_002_000, 1_017_000]);
  line.seconds(3, { caller: -90 });
  line.seconds(2);
  expect(line.of('media.voice')).toHaveLength(3);
});

it('calls it a stall too where nothing came from the first', () => {
  const line = createLine();
  line.seconds(5, { received: false });
  expect(fieldsOf(line.of('media.stalled'))).toEqual([{ forMs: 2_000 }]);
  expect(line.of('media.unknown')).toEqual([]);
});

it('says that it knows nothing where the browser gives no figures at all', () => {
  const line = createLine();
  line.seconds(20, { told: false });
  expect(fieldsOf(line.of('media.unknown'))).toEqual([{ why: 'redirected' }]);
  expect(line.of('media.stalled')).toEqual([]);
});
