import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PageFrame } from './adopting.ts';
import { answered, type DeskRig, from, openRig, rings, seen } from './desk-rig.ts';

const shipped = readFileSync(join(import.meta.dirname, '../../public/policy/default.json'), 'utf8');
const byRemote = { endedBy: 'remote', endKind: 'hangup' } as const;
const FRESH = '5f0e3c52-8a7b-4c8e-9d3f-2b7a41d6c902';
const LONG_AGO = 0;
const page: PageFrame = { ...from, frame: FRESH, since: LONG_AGO };

const open = (tabs: readonly number[] = [7]): Promise<DeskRig> =>
  openRig(shipped, (ports) => ({ ...ports, hasTab: async (tabId) => tabs.includes(tabId) }));
/** The extension was started anew under a call, as after an update: its memory is empty, its tab is there. */
const updated = async (rig: DeskRig): Promise<DeskRig> => rig.again('boot-2');

describe('a call under which the extension was updated', () => {
  it('is taken up by the fresh bridge of its page, and is one call to its end', async () => {
    const before = await open();
    const callKey = await answered(before);
    const rig = await updated(before);
    await rig.pass(400);
    expect(await rig.desk.adopt(page)).toEqual([{ own: 'call-1', phase: 'connected', direction: 'inbound' }]);
    await rig.pass(60_000);
    expect(rig.only()).toMatchObject({ callKey, tabId: 7, session: { state: 'talking' } });
    await rig.desk.receive([seen(rig, 'call.ended', byRemote, { frame: FRESH })], from);
    expect(rig.only()).toMatchObject({ callKey, session: { state: 'ended' }, wrapUp: { questions: [] } });
    expect(await rig.db.calls.count()).toBe(1);
  });

  it('keeps its holds, whichever bridge saw them begin', async () => {
    const before = await open();
    await answered(before);
    await before.desk.receive([seen(before, 'call.held', { scope: 'local' }, { seq: 2 })], from);
    const rig = await updated(before);
    await rig.desk.adopt(page);
    await rig.pass(30_000);
    await rig.desk.receive([seen(rig, 'call.resumed', { scope: 'local' }, { frame: FRESH })], from);
    expect(rig.only().clocks).toContainEqual(expect.objectContaining({ kind: 'hold_total', elapsedMs: 30_000, count: 1, running: false }));
  });

  it('is closed when the fresh bridge is gone too', async () => {
    const before = await open();
    await answered(before);
    const rig = await updated(before);
    await rig.desk.adopt(page);
    await rig.pass(20_000);
    await rig.desk.frameLost(FRESH, rig.now());
    expect(rig.only()).toMatchObject({ session: { state: 'ended' }, wrapUp: { evidence: ['frame_gone'] } });
  });

  it('was ringing, and rings on', async () => {
    const before = await open();
    await rings(before);
    const rig = await updated(before);
    expect(await rig.desk.adopt(page)).toEqual([{ own: 'call-1', phase: 'early', direction: 'inbound' }]);
  });

  it.each([
    ['was loaded since', { since: Number.MAX_SAFE_INTEGER }],
    ['is in another tab', { tabId: 8 }],
    ['is another frame of the tab', { tabFrame: 3 }],
    ['is of another site', { origin: 'https://other.example' }],
  ])('is not given to a page that %s, and is closed after a while', async (_, other) => {
    const before = await open();
    await answered(before);
    const rig = await updated(before);
    expect(await rig.desk.adopt({ ...page, ...other })).toEqual([]);
    await rig.pass(9_000);
    expect(rig.only().session.state).toBe('talking');
    await rig.pass(1_500);
    expect(rig.only().wrapUp).toMatchObject({ evidence: ['frame_gone'] });
  });

  it('is closed at once where its tab is gone', async () => {
    const before = await open([]);
    await answered(before);
    const rig = await updated(before);
    await rig.pass(0);
    expect(rig.only().session.state).toBe('ended');
  });

  it('was over, and its wrap-up is shown in its tab again', async () => {
    const before = await open();
    await answered(before);
    await before.desk.receive([seen(before, 'call.ended', byRemote, { seq: 2 })], from);
    const rig = await updated(before);
    expect(rig.only().tabId).toBeNull();
    expect(await rig.desk.adopt(page)).toEqual([]);
    expect(rig.only()).toMatchObject({ tabId: 7, session: { state: 'ended' } });
  });
});

describe('an idle desk', () => {
  it('is one without a call, a wrap-up or a draft', async () => {
    const rig = await open();
    expect(rig.desk.isIdle()).toBe(true);
    const callKey = await answered(rig);
    expect(rig.desk.isIdle()).toBe(false);
    await rig.desk.receive([seen(rig, 'call.ended', byRemote, { seq: 2 })], from);
    expect(rig.desk.isIdle()).toBe(false);
    await rig.press(callKey, { do: 'save' });
    expect(rig.desk.isIdle()).toBe(true);
  });

  it('says so after the turn that made it idle', async () => {
    const turns: string[] = [];
    const rig = await openRig(shipped, (ports) => ({ ...ports, onIdle: () => void turns.push('idle') }));
    expect(turns).toHaveLength(1);
    await rings(rig);
    expect(turns).toHaveLength(1);
  });
});
