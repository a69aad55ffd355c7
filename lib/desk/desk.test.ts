import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answered, from, openRig, rings, seen } from './desk-rig.ts';

const shipped = readFileSync(join(import.meta.dirname, '../../public/policy/default.json'), 'utf8');
const byRemote = { endedBy: 'remote', endKind: 'hangup' } as const;

describe('what a bridge observed', () => {
  it('is in the journal before it is acknowledged, and shown', async () => {
    const rig = await openRig(shipped);
    const sent = await rings(rig);
    expect(await rig.db.journal.count()).toBe(2);
    expect(rig.only().session).toMatchObject({ state: 'ringing', last4: '4417', queue: 'billing', manual: false });
    expect(await rig.desk.receive([sent], from)).toEqual({ ok: true, value: [(sent.observation as { id: string }).id] });
    expect(await rig.db.journal.count()).toBe(2);
  });

  it('is shown though what came right behind it failed', async () => {
    const rig = await openRig(shipped, (ports) => ({
      ...ports,
      who: { ...ports.who, phoneSays: () => Promise.reject(new Error('the disk is gone')) },
    }));
    await answered(rig);
    const held = rig.desk.receive([seen(rig, 'call.held', { scope: 'local' }, { seq: 2 })], from);
    await expect(rig.desk.phoneSays('1001')).rejects.toThrow('the disk is gone');
    expect(await held).toMatchObject({ ok: true });
    expect(rig.only().session.state).toBe('held');
  });

  it('is shown with the next one when the browser would not keep what it changed', async () => {
    let full = false;
    const rig = await openRig(shipped, (ports) => ({
      ...ports,
      session: { ...ports.session, write: (changes) => (full ? Promise.reject(new Error('full')) : ports.session.write(changes)) },
    }));
    await answered(rig);
    full = true;
    await expect(rig.desk.receive([seen(rig, 'call.held', { scope: 'local' }, { seq: 2 })], from)).rejects.toThrow('full');
    expect(rig.only().session.state).toBe('talking');
    full = false;
    await rig.desk.wake();
    expect(rig.only().session.state).toBe('held');
  });

  it('is refused when it is malformed or speaks for the agent, and forgotten by the sender', async () => {
    const rig = await openRig(shipped);
    const says = seen(rig, 'agent.say', { intent: 'final_warning' });
    const broken = { observation: { id: 'x', type: 'call.offered' } };
    const kept = await rig.desk.receive([says, broken], from);
    expect(kept).toEqual({ ok: true, value: [(says.observation as { id: string }).id, 'x'] });
    expect(await rig.db.journal.count()).toBe(0);
  });

  it('makes no call of a leg that nothing began', async () => {
    const rig = await openRig(shipped);
    await rig.desk.receive([seen(rig, 'call.held', { scope: 'local' })], from);
    expect(await rig.db.journal.count()).toBe(1);
    expect(await rig.db.calls.count()).toBe(0);
  });

  it('pins the policy in the transaction of the answer', async () => {
    const rig = await openRig(shipped);
    await answered(rig);
    const types = (await rig.db.journal.toArray()).map((row) => row.type).sort();
    expect(types).toEqual(['call.connected', 'call.offered', 'desk.bind', 'desk.pin']);
  });

  it('files a call that nobody answered, and shows nothing of it', async () => {
    const rig = await openRig(shipped);
    await rings(rig);
    await rig.pass(20_000);
    await rig.desk.receive([seen(rig, 'call.ended', { endedBy: 'remote', endKind: 'cancelled' }, { seq: 1 })], from);
    expect(rig.session.get('focus')).toBeNull();
    await rig.pass(2_000);
    expect(await rig.db.records.toArray()).toMatchObject([
      { end_kind: 'cancelled', disconnect_reason: null, end_code: null, ring_duration_ms: 20_000 },
    ]);
  });
});

describe('the hold clock', () => {
  it('is exact after the worker died in the middle', async () => {
    const rig = await openRig(shipped);
    await answered(rig);
    await rig.desk.receive([seen(rig, 'call.held', { scope: 'local' }, { seq: 2 })], from);
    await rig.pass(30_000);
    const after = await rig.again();
    expect(after.only().session.state).toBe('held');
    expect(after.only().clocks).toContainEqual(expect.objectContaining({ kind: 'hold', elapsedMs: 30_000, running: true }));
    await after.desk.receive([seen(after, 'call.resumed', { scope: 'local' }, { seq: 3 })], from);
    expect(after.only().clocks).toContainEqual({ kind: 'hold_total', elapsedMs: 30_000, running: false, count: 1, longestMs: 30_000 });
  });
});

describe('a call by hand', () => {
  it('runs from start to record like any other', async () => {
    const rig = await openRig(shipped);
    const started = await rig.press(null, { do: 'start', at: rig.now() });
    const { callKey } = started as { callKey: string };
    expect(rig.only().session).toMatchObject({ state: 'talking', manual: true });
    await rig.pass(10_000);
    await rig.press(callKey, { do: 'hold', at: rig.now() });
    await rig.pass(20_000);
    await rig.press(callKey, { do: 'resume', at: rig.now() });
    await rig.pass(5_000);
    await rig.press(callKey, { do: 'end', by: 'remote', at: rig.now() });
    expect(rig.only().wrapUp).toMatchObject({ questions: [], savedAt: null });
    expect(await rig.press(callKey, { do: 'save' })).toMatchObject({ ok: true });
    expect(await rig.db.records.toArray()).toMatchObject([
      {
        record_id: callKey,
        correlation: 'manual',
        disconnect_reason: 'CUSTOMER_DISCONNECT',
        end_code: 'customer_ended.unknown',
        agent_number_of_holds: 1,
        agent_customer_hold_duration_ms: 20_000,
        agent_interaction_duration_ms: 15_000,
      },
    ]);
  });

  it('is not begun twice by a press whose answer was lost, nor while a call is up', async () => {
    const rig = await openRig(shipped);
    const request = { id: rig.ports.newId(), callKey: null, command: { do: 'start', at: rig.now() } } as const;
    const first = await rig.desk.command(request, null);
    expect(await rig.desk.command(request, null)).toEqual(first);
    expect(await rig.press(null, { do: 'start', at: rig.now() })).toEqual({ ok: false, reason: 'not_now' });
    expect(await rig.db.calls.count()).toBe(1);
  });
});

describe('a press', () => {
  it('is committed once, however often it is sent', async () => {
    const rig = await openRig(shipped);
    const callKey = await answered(rig);
    const act = { type: 'agent.mark', fields: { family: 'conduct', kind: 'abusive_language' } } as const;
    const request = { id: rig.ports.newId(), callKey, command: { do: 'act', act, at: rig.now() } } as const;
    await rig.desk.command(request, 7);
    await (await rig.again()).desk.command(request, 7);
    expect(await rig.db.journal.where('id').equals(request.id).count()).toBe(1);
    expect((await rig.db.journal.toArray()).filter((row) => row.type === 'agent.mark')).toHaveLength(1);
  });

  it('reaches no call of another tab', async () => {
    const rig = await openRig(shipped);
    const callKey = await answered(rig);
    expect(await rig.press(callKey, { do: 'hold', at: rig.now() }, 8)).toEqual({ ok: false, reason: 'no_call' });
    expect(rig.only().session.state).toBe('talking');
  });

  it('closes a call that was none without a record', async () => {
    const rig = await openRig(shipped);
    const callKey = await answered(rig);
    await rig.press(callKey, { do: 'act', act: { type: 'agent.correct', fields: { field: 'call', value: 'not_a_call' } }, at: rig.now() });
    await rig.pass(1);
    expect(rig.snapshot(callKey)).toBeUndefined();
    expect(await rig.db.records.count()).toBe(0);
    expect(await rig.ports.journal.openCalls()).toEqual([]);
  });
});

describe('the wrap-up', () => {
  it('keeps a draft on every keystroke, with card numbers masked before they are stored', async () => {
    const rig = await openRig(shipped);
    const callKey = await answered(rig);
    await rig.desk.receive([seen(rig, 'call.ended', byRemote, { seq: 2 })], from);
    await rig.press(callKey, { do: 'draft', note: 'card 4111 1111 1111 1' });
    expect(JSON.stringify(await rig.db.drafts.toArray())).not.toContain('4111');
    await rig.press(callKey, { do: 'draft', note: 'card 4111 1111 1111 1111, thanks', closed: true });
    expect(rig.only().wrapUp?.note).toBe('card ••••1111, thanks');
    await rig.press(callKey, { do: 'save' });
    expect(await rig.db.records.toArray()).toMatchObject([{ notes: 'card ••••1111, thanks', notes_redactions: { card: 1 } }]);
  });

  it('shows saved only when the record is there, once, and folds away', async () => {
    const rig = await openRig(shipped);
    const callKey = await answered(rig);
    await rig.desk.receive([seen(rig, 'call.ended', byRemote, { seq: 2 })], from);
    expect(rig.only().wrapUp?.savedAt).toBeNull();
    const answer = await rig.press(callKey, { do: 'save' });
    expect(answer).toMatchObject({ ok: true, savedAt: rig.now() });
    expect(rig.only().wrapUp?.savedAt).toBe(rig.now());
    expect(await rig.press(callKey, { do: 'save' })).toEqual(answer);
    await rig.pass(3_000);
    expect(rig.snapshot(callKey)).toBeUndefined();
    expect(await rig.press(callKey, { do: 'save' })).toEqual(answer);
    expect(await rig.db.revisions.count()).toBe(1);
  });

  it('survives the browser, draft and all, and says that nobody saw the end', async () => {
    const rig = await openRig(shipped);
    const callKey = await answered(rig);
    await rig.pass(1_000);
    const after = await rig.again('boot-2');
    await after.pass(0);
    const shown = after.snapshot(callKey);
    expect(shown?.session.state).toBe('ended');
    expect(shown?.wrapUp).toMatchObject({ evidence: ['frame_gone'], questions: [{ ask: 'ended_by', answer: null }, { ask: 'end_code' }] });
    await after.press(callKey, { do: 'draft', note: 'was about the invoice' });
    const third = await after.again('boot-3');
    expect(third.snapshot(callKey)?.wrapUp?.note).toBe('was about the invoice');
  });

  it('takes the answer of the agent where telephony was unsure', async () => {
    const rig = await openRig(shipped);
    const callKey = await answered(rig);
    await rig.desk.frameLost('0d9bd6ac-2f14-4d3b-9a11-6a6c33d2a001', rig.now());
    await rig.press(callKey, { do: 'answer', ask: 'ended_by', value: 'remote' });
    await rig.press(callKey, { do: 'save' });
    expect(await rig.db.records.toArray()).toMatchObject([
      {
        disconnect_reason: null,
        disconnect_reason_agent: 'CUSTOMER_DISCONNECT',
        edited_fields: ['disconnect_reason_agent'],
        disconnect_confidence: 0.3,
        instance_id: 'https://phone.example',
      },
    ]);
  });
});

describe('the guide', () => {
  it('opens at staying on the line, and says so when no policy can be read', async () => {
    const rig = await openRig(shipped);
    await answered(rig);
    expect(rig.only().guidance.verdict).toBe('not_permitted');
    const without = await openRig('{');
    await answered(without);
    expect(without.only().guidance).toMatchObject({ verdict: 'not_permitted', nextStep: { kind: 'ask_policy' } });
  });

  it('does the next step by one key', async () => {
    const rig = await openRig(shipped);
    const callKey = await answered(rig);
    await rig.press(callKey, {
      do: 'act',
      act: { type: 'agent.mark', fields: { family: 'conduct', kind: 'abusive_language' } },
      at: rig.now(),
    });
    await rig.pass(2_000);
    expect(await rig.desk.nextStep(rig.ports.newId())).toBe(true);
    expect((await rig.db.journal.toArray()).flatMap((row) => (row.type === 'agent.say' ? [row.fields.intent] : []))).toEqual([
      'boundary_warning',
    ]);
  });
});
