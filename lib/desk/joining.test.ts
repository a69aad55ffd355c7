import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EventType, FieldsOf } from '../call/event.ts';
import { answered, type DeskRig, FRAME, from, openRig, rings, seen } from './desk-rig.ts';

const shipped = readFileSync(join(import.meta.dirname, '../../public/policy/default.json'), 'utf8');
const open = (): Promise<DeskRig> => openRig(shipped);
const media = { layer: 'media', own: '1' } as const;
const name = { fragment: 'frag' } as const;
const sounds = <T extends EventType>(rig: DeskRig, type: T, fields: FieldsOf<T>, over: object = {}) =>
  seen(rig, type, fields, { ...media, ...over });
const connected = (rig: DeskRig, over: object = {}) => sounds(rig, 'call.connected', {}, { confidence: 0.6, ...over });

it('joins a connection to the call whose signalling names the same fragment', async () => {
  const rig = await open();
  const callKey = await answered(rig);
  await rig.desk.receive([seen(rig, 'link.ice', name)], from);
  await rig.desk.receive([sounds(rig, 'link.media', { state: 'up' }), sounds(rig, 'link.ice', name)], from);
  await rig.desk.receive([connected(rig)], from);
  expect(rig.only()).toMatchObject({ callKey, layers: ['sip', 'media'] });
});

it('does so in whichever order they are heard, and in whichever frames of the tab', async () => {
  const rig = await open();
  const frame = '5f0e3c52-8a7b-4c8e-9d3f-2b7a41d6c902';
  await rig.desk.receive([sounds(rig, 'link.ice', name, { frame }), connected(rig, { frame })], from);
  const { callKey } = rig.only();
  const late = [seen(rig, 'call.connected', {}, { confidence: 0.3 }), seen(rig, 'link.ice', name)];
  await rig.desk.receive(late, from);
  expect(rig.only()).toMatchObject({ callKey, layers: ['sip', 'media'] });
});

it('keeps the calls of two tabs apart that name the same fragment', async () => {
  const rig = await open();
  await answered(rig);
  await rig.desk.receive([seen(rig, 'link.ice', name)], from);
  await rig.desk.receive([sounds(rig, 'link.ice', name), connected(rig)], { ...from, tabId: 8 });
  expect(await rig.db.calls.count()).toBe(2);
});

it('folds what a connection said before it was known whose it is', async () => {
  const rig = await open();
  await rings(rig);
  await rig.desk.receive([sounds(rig, 'link.media', { state: 'up' })], from);
  await rig.desk.receive([seen(rig, 'link.ice', name), sounds(rig, 'link.ice', name)], from);
  const rows = await rig.ports.journal.rowsOfCall(rig.only().callKey);
  expect(rows.filter(({ type }) => type === 'link.media')).toHaveLength(1);
  await rig.desk.receive([sounds(rig, 'link.media', { state: 'failed' }), seen(rig, 'call.connected', {})], from);
  expect(rig.only().session.sound.lost).toBe(true);
});

it('is a call of its own where nobody else speaks of it, and none without sound', async () => {
  const rig = await open();
  await rig.desk.receive([sounds(rig, 'link.media', { state: 'up' }), sounds(rig, 'link.ice', name)], from);
  expect(await rig.db.calls.count()).toBe(0);
  await rig.desk.receive([connected(rig)], from);
  expect(rig.only()).toMatchObject({ layers: ['media'], session: { state: 'talking', capabilities: { hold: false } } });
});

it('belongs to the call that the agent began by hand', async () => {
  const rig = await open();
  await rig.press(null, { do: 'start', at: rig.now() }, from.tabId);
  const { callKey } = rig.only();
  await rig.desk.receive([connected(rig)], from);
  expect(rig.only()).toMatchObject({ callKey, session: { manual: false } });
});

it('joins a connection that was named before its signalling was heard', async () => {
  const rig = await open();
  await rig.desk.receive([sounds(rig, 'link.ice', name)], from);
  await answered(rig);
  await rig.desk.receive([seen(rig, 'link.ice', name)], from);
  await rig.desk.receive([connected(rig)], from);
  expect(rig.only().layers).toEqual(['sip', 'media']);
});

it('gives the call that the agent said was up the signalling that is heard of it late', async () => {
  const rig = await open();
  await rig.press(null, { do: 'start', at: rig.now() }, from.tabId);
  const { callKey } = rig.only();
  const late = seen(rig, 'call.connected', {}, { confidence: 0.3 });
  const observation = { ...(late.observation as object), evidence: ['late_start'] };
  await rig.desk.receive([{ observation }, seen(rig, 'call.ended', { endedBy: 'agent', endKind: 'hangup' })], from);
  expect(rig.only()).toMatchObject({ callKey, session: { state: 'ended' } });
});

describe('a phone that is open in two tabs', () => {
  const second = { ...from, tabId: 8 };
  const frame = '5f0e3c52-8a7b-4c8e-9d3f-2b7a41d6c902';
  const offered = { direction: 'inbound', last4: '4417', withheld: false, dialled: 'billing' } as const;
  const elsewhere = { endedBy: 'remote', endKind: 'answered_elsewhere' } as const;
  const ringing = async (page = second) => {
    const rig = await open();
    await rings(rig);
    await rig.pass(20);
    await rig.desk.receive([seen(rig, 'call.offered', offered, { frame })], page);
    await rig.pass(3_000);
    return rig;
  };
  const answeredThere = async () => {
    const rig = await ringing();
    await rig.desk.receive([seen(rig, 'call.connected', {}, { frame })], second);
    await rig.pass(30);
    await rig.desk.receive([seen(rig, 'call.ended', elsewhere)], from);
    await rig.pass(3_000);
    return rig;
  };

  it('has one call, which is of the tab where it is answered', async () => {
    const rig = await ringing();
    expect(rig.only()).toMatchObject({ tabId: 7, session: { state: 'ringing' } });
    await rig.desk.receive([seen(rig, 'call.connected', {}, { frame })], second);
    expect(rig.only()).toMatchObject({ tabId: 8, session: { state: 'talking' } });
    await rig.pass(30);
    await rig.desk.receive([seen(rig, 'call.ended', elsewhere)], from);
    expect(rig.only()).toMatchObject({ tabId: 8, session: { state: 'talking' } });
    expect(await rig.press(rig.only().callKey, { do: 'hold', at: rig.now() }, 7)).toMatchObject({ ok: false });
  });

  it('goes on when the tab that only rang is closed, and not when the other is', async () => {
    const rig = await answeredThere();
    await rig.desk.frameLost(FRAME, rig.now());
    expect(rig.only().session.state).toBe('talking');
    await rig.desk.frameLost(frame, rig.now());
    expect(rig.only()).toMatchObject({ session: { state: 'ended' }, wrapUp: { evidence: ['frame_gone'] } });
  });

  it('stays in its tab when the extension is started anew', async () => {
    const before = await answeredThere();
    const rig = await before.again('boot-2');
    const pages = [
      { ...from, frame: '6f0e3c52-8a7b-4c8e-9d3f-2b7a41d6c903', since: 0 },
      { ...second, frame: '7f0e3c52-8a7b-4c8e-9d3f-2b7a41d6c904', since: 0 },
    ];
    const adopted = [];
    for (const page of pages) adopted.push(await rig.desk.adopt(page));
    expect(adopted).toEqual([[], [{ own: 'call-1', phase: 'connected', direction: 'inbound' }]]);
    expect(rig.only()).toMatchObject({ tabId: 8 });
  });

  it('has two calls where its two tabs are the two ends of one', async () => {
    const rig = await open();
    await rings(rig);
    await rig.desk.receive([seen(rig, 'call.offered', { ...offered, direction: 'outbound' }, { frame })], second);
    expect(await rig.db.calls.count()).toBe(2);
  });

  it('has two calls where two sites name the same one', async () => {
    const rig = await ringing({ ...second, origin: 'https://other.example' });
    expect(await rig.db.calls.count()).toBe(2);
  });
});
