import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DispositionRecord } from '../disposition/record.ts';
import type { WhoView } from '../disposition/who.ts';
import { answered, type DeskRig, from, openRig, rings, seen } from './desk-rig.ts';

const shipped = readFileSync(join(import.meta.dirname, '../../public/policy/default.json'), 'utf8');
const byRemote = { endedBy: 'remote', endKind: 'hangup' } as const;

let rig: DeskRig;
const who = (): WhoView => rig.ports.who.current();
const say = (of: string | null, name: string | null) => rig.press(null, { do: 'who', of, name });

/** Takes one more call to its end and files it, with `during` in between. */
async function fileOne(own: string, during: () => Promise<unknown> = async () => {}): Promise<DispositionRecord | undefined> {
  await rig.desk.receive(
    [seen(rig, 'call.offered', { direction: 'inbound', last4: '4417', withheld: false, dialled: 'b' }, { own })],
    from,
  );
  await rig.desk.receive([seen(rig, 'call.connected', {}, { own, seq: 1 })], from);
  const { callKey } = rig.only();
  await during();
  await rig.desk.receive([seen(rig, 'call.ended', byRemote, { own, seq: 2 })], from);
  expect(await rig.press(callKey, { do: 'save' })).toMatchObject({ ok: true });
  await rig.press(callKey, { do: 'dismiss' });
  return rig.db.records.get(callKey);
}

beforeEach(async () => {
  rig = await openRig(shipped);
});

describe('before an answer', () => {
  it('a record is unclaimed, whatever the phone shows', async () => {
    await rig.desk.phoneSays('1001');
    expect(who()).toEqual({ id: null, name: '1001', source: 'phone', asked: true });
    expect(await fileOne('a')).toMatchObject({ agent_id: 'unclaimed', agent_username: null });
    expect(who().asked).toBe(true);
  });
});

describe('that is me', () => {
  it('files under the phone’s identity, keyed-hashed, from the call that is up on', async () => {
    await rig.desk.phoneSays('1001');
    const first = await fileOne('a', () => say('1001', null));
    expect(first?.agent_id).toMatch(/^[0-9a-f]{64}$/);
    expect(first?.agent_username).toBeNull();
    expect(who()).toEqual({ id: first?.agent_id, name: '1001', source: 'phone', asked: false });
    expect((await fileOne('b'))?.agent_id).toBe(first?.agent_id);
  });

  it('lets the identity itself reach neither journal nor disk', async () => {
    await rig.desk.phoneSays('agent.1001@secret');
    await fileOne('a', () => say('agent.1001@secret', null));
    const tables = await Promise.all(rig.db.tables.map((table) => table.toArray()));
    expect(JSON.stringify(tables)).not.toContain('1001@secret');
    expect(JSON.stringify(tables)).toContain(who().id);
  });

  it('is not taken for a face that was not shown', async () => {
    await rig.desk.phoneSays('1001');
    await rig.desk.phoneSays('1002');
    expect(await say('1001', null)).toEqual({ ok: false, reason: 'not_now' });
    expect(who()).toMatchObject({ id: null, name: '1002' });
  });

  it('means nobody on a phone that shows nobody', async () => {
    expect(await say(null, null)).toEqual({ ok: false, reason: 'not_now' });
  });
});

describe('another name', () => {
  it('files under what was typed, and is known again after the browser was started anew', async () => {
    await rig.desk.phoneSays('1001');
    expect(await fileOne('a', () => say('1001', ' Dana  Bell '))).toMatchObject({ agent_id: 'Dana Bell', agent_username: 'Dana Bell' });
    rig = await rig.again('boot-2');
    await rig.desk.phoneSays('1001');
    expect(who()).toEqual({ id: 'Dana Bell', name: 'Dana Bell', source: 'typed', asked: true });
    expect(await fileOne('b')).toMatchObject({ agent_id: 'Dana Bell' });
    expect(who().asked).toBe(false);
  });

  it('is taken once, though its first acknowledgement was lost', async () => {
    expect(await say(null, 'Dana')).toMatchObject({ ok: true });
    expect(await say(null, 'Dana')).toMatchObject({ ok: true });
  });

  it.each(['', ' \n ', 'unclaimed'])('is none where %j was typed', async (name) => {
    expect(await say(null, name)).toEqual({ ok: false, reason: 'not_now' });
  });

  it('outlives the worker in the middle of a call', async () => {
    await answered(rig);
    await say(null, 'Dana');
    rig = await rig.again();
    const { callKey } = rig.only();
    await rig.desk.receive([seen(rig, 'call.ended', byRemote, { seq: 2 })], from);
    await rig.press(callKey, { do: 'save' });
    expect(await rig.db.records.get(callKey)).toMatchObject({ agent_id: 'Dana' });
    expect(who()).toMatchObject({ id: 'Dana', asked: false });
  });
});

describe('a device that is shared', () => {
  it('asks whoever comes, and again whoever comes back', async () => {
    await rig.desk.phoneSays('1001');
    await say('1001', null);
    const dana = who().id;
    await rig.desk.phoneSays('1002');
    expect(who()).toMatchObject({ id: null, name: '1002', asked: true });
    await rig.desk.phoneSays('1001');
    expect(who()).toEqual({ id: dana, name: '1001', source: 'phone', asked: true });
  });

  it('leaves the wrap-up of the one who went to that one', async () => {
    await rig.desk.phoneSays('1001');
    await say('1001', 'Dana');
    await rings(rig);
    const { callKey } = rig.only();
    await rig.desk.receive([seen(rig, 'call.connected', {}, { seq: 1 }), seen(rig, 'call.ended', byRemote, { seq: 2 })], from);
    const { face } = rig.only();
    expect(face).not.toBe('');
    await rig.desk.phoneSays('1002');
    await say('1002', 'Bo');
    expect(rig.only().face).toBe(face);
    await rig.press(callKey, { do: 'save' });
    expect(await rig.db.records.get(callKey)).toMatchObject({ agent_id: 'Dana' });
    await rig.press(callKey, { do: 'dismiss' });
    expect(await fileOne('b')).toMatchObject({ agent_id: 'Bo' });
  });
});

it('is not for a page to say', async () => {
  const forged = seen(rig, 'desk.who', { phone: '', agentId: 'Mallory', agentName: null });
  await rig.desk.receive([forged], from);
  expect(await fileOne('a')).toMatchObject({ agent_id: 'unclaimed' });
});
