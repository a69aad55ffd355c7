import { expect, it } from 'vitest';
import { sessionOf } from '../call/replay.ts';
import type { Observation } from './observation.ts';
import { reconcile } from './reconcile.ts';
import { createTeller } from './sample-observation.ts';

const line = () => {
  const [sip, media] = [createTeller('sip', 's'), createTeller('media', 'm')];
  const answer = sip(0, 'call.connected', {});
  const hears = media(10, 'adapter.state', {
    state: 'ready',
    capabilities: { hold: false, endReason: false, silence: true, identity: false, mute: true },
  });
  return { sip, media, begun: [answer, hears] };
};
const heardOf = (rows: readonly Observation[]) =>
  reconcile(rows)
    .filter(({ type }) => /^media\.|^caller\.|muted$/.test(type))
    .map(({ at, type, fields }) => [at - 1_000_000, type, Object.values(fields)[0]]);

it('keeps one silence, and counts it', () => {
  const { media, begun } = line();
  const rows = [
    ...begun,
    media(15_000, 'media.silence_started', { forMs: 5_000, levelDb: -90 }),
    media(31_000, 'media.silence_ended', { durationMs: 20_000 }),
  ];
  expect(sessionOf(reconcile(rows)).sound).toMatchObject({ silentFrom: null, silence: { totalMs: 20_000, longestMs: 20_000 } });
  expect(sessionOf(reconcile(rows.slice(0, -1))).sound.silentFrom).toBe(1_010_000);
});

it('ends a silence where a hold begins, whichever layer saw it, and begins none while it lasts', () => {
  const { sip, media, begun } = line();
  const rows = [
    ...begun,
    media(15_000, 'media.silence_started', { forMs: 5_000, levelDb: -90 }),
    sip(18_000, 'call.held', { scope: 'local' }),
    media(22_000, 'media.stalled', { forMs: 2_000 }),
    media(22_500, 'call.muted', {}),
    media(40_000, 'media.line_silent', { forMs: 20_000 }),
    sip(50_000, 'call.resumed', { scope: 'local' }),
    media(51_500, 'media.silence_ended', { durationMs: 41_000 }),
  ];
  expect(heardOf(rows)).toEqual([
    [15_000, 'media.silence_started', 5_000],
    [18_000, 'media.silence_ended', 8_000],
  ]);
});

it('ends a silence with the call', () => {
  const { sip, media, begun } = line();
  const left = sip(20_000, 'call.ended', { endedBy: 'remote', endKind: 'hangup' });
  const rows = [...begun, media(15_000, 'media.silence_started', { forMs: 5_000, levelDb: -90 }), left];
  expect(sessionOf(reconcile(rows)).sound.silence).toEqual({ totalMs: 10_000, longestMs: 10_000 });
});

it('tells the policy of a voice, and of a line on which nobody speaks', () => {
  const { media, begun } = line();
  const rows = [...begun, media(2_000, 'media.voice', { levelDb: -20 }), media(30_000, 'media.line_silent', { forMs: 20_000 })];
  expect(heardOf(rows).filter(([, type]) => String(type).startsWith('caller.'))).toEqual([
    [2_000, 'caller.speech', undefined],
    [30_000, 'caller.silent', undefined],
  ]);
});

it('tells a mute from a hold', () => {
  const { sip, media, begun } = line();
  const rows = [
    ...begun,
    media(2_000, 'call.muted', {}),
    media(5_000, 'call.unmuted', {}),
    sip(9_000, 'call.held', { scope: 'remote' }),
    media(9_400, 'call.muted', {}),
    media(12_000, 'call.unmuted', {}),
  ];
  expect(heardOf(rows).map(([at, type]) => [at, type])).toEqual([
    [2_000, 'call.muted'],
    [5_000, 'call.unmuted'],
  ]);
});

it('says nothing of silence where nobody hears the line', () => {
  const { sip } = line();
  expect(sessionOf(reconcile([sip(0, 'call.connected', {})])).sound).toMatchObject({ deaf: 'unseen', silence: null });
});
