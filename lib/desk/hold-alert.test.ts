import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FieldsOf } from '../call/event.ts';
import { defaultSettings } from '../settings/default-settings.ts';
import { answered, type DeskRig, FRAME, from, openRig, seen } from './desk-rig.ts';

const shipped = readFileSync(join(import.meta.dirname, '../../public/policy/default.json'), 'utf8');
const byRemote = { endedBy: 'remote', endKind: 'hangup' } as const;
// biome-ignore lint/suspicious/noThenProperty: the snapshot's word; never a function.
const alertThen = (state: 'none' | 'snoozed', at: number) => ({ state, then: { at, state: 'due' } });

describe('the alert of a hold', () => {
  const hold = async (rig: DeskRig): Promise<string> => {
    const callKey = await answered(rig);
    await rig.desk.receive([seen(rig, 'call.held', { scope: 'local' }, { seq: 2 })], from);
    return callKey;
  };
  const answer = (fields: FieldsOf<'agent.hold_alert'>) => ({ do: 'act', act: { type: 'agent.hold_alert', fields } }) as const;

  it('is waited for to the millisecond, and announced with its tab', async () => {
    const rig = await openRig(shipped);
    const callKey = await hold(rig);
    const since = rig.now();
    expect(rig.wakesAt()).toBe(since + 60_000);
    expect(rig.only().alert).toEqual(alertThen('none', since + 60_000));
    await rig.pass(59_999);
    expect(rig.announced()).toEqual([]);
    await rig.pass(1);
    expect(rig.announced()).toEqual([{ callKey, tabId: 7, state: 'due' }]);
    await rig.pass(60_000);
    expect(rig.announced()).toEqual([{ callKey, tabId: 7, state: 'overdue' }]);
    await rig.desk.receive([seen(rig, 'call.resumed', { scope: 'local' }, { seq: 3 })], from);
    expect(rig.announced()).toEqual([]);
    expect(rig.only().alert.state).toBe('none');
  });

  it('stays acknowledged or snoozed when the worker dies, and writes nothing of it into the record', async () => {
    const rig = await openRig(shipped);
    const callKey = await hold(rig);
    const since = rig.now();
    await rig.pass(70_000);
    await rig.press(callKey, { ...answer({ answer: 'snoozed', ms: 20_000 }), at: rig.now() });
    expect(rig.announced()).toEqual([]);
    const after = await rig.again();
    after.desk.frameHello(FRAME);
    expect(after.only().alert).toEqual(alertThen('snoozed', since + 90_000));
    await after.pass(20_000);
    expect(after.announced()).toMatchObject([{ state: 'due' }]);
    await after.press(callKey, { ...answer({ answer: 'acknowledged' }), at: after.now() });
    expect((await after.again()).announced()).toEqual([]);
    await after.desk.receive([seen(after, 'call.ended', byRemote, { seq: 3 })], from);
    await after.press(callKey, { do: 'save' });
    expect(await after.db.records.toArray()).toMatchObject([{ policy_steps: [], ended_while_held: true }]);
  });

  it('is gone when the call ended while the worker was dead', async () => {
    const rig = await openRig(shipped);
    await hold(rig);
    await rig.pass(70_000);
    expect(rig.announced()).toMatchObject([{ state: 'due' }]);
    const after = await rig.again('boot-2');
    await after.pass(0);
    expect(after.only().session.state).toBe('ended');
    expect(after.announced()).toEqual([]);
  });

  it('follows the settings when they change in mid-hold', async () => {
    let settings = defaultSettings;
    const rig = await openRig(shipped, (ports) => ({ ...ports, settings: () => settings }));
    await hold(rig);
    const since = rig.now();
    settings = { ...defaultSettings, hold_check_back_ms: 30_000, hold_overdue_ms: 40_000 };
    await rig.desk.redraw();
    expect(rig.wakesAt()).toBe(since + 30_000);
    await rig.pass(40_000);
    expect(rig.announced()).toMatchObject([{ state: 'overdue' }]);
    expect(rig.only().clocks).toContainEqual(expect.objectContaining({ kind: 'hold', dueMs: 30_000 }));
  });
});
