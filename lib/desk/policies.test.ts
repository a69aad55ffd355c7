import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createDocuments } from '../store/documents.ts';
import { createPolicyShelf, type PolicyShelf } from '../store/policy-shelf.ts';
import { answered, type DeskRig, from, openRig, rings, seen } from './desk-rig.ts';

const text = readFileSync('public/policy/default.json', 'utf8');
const version = (number: number, over: object = {}): string => JSON.stringify({ ...JSON.parse(text), version: number, ...over });

/** The shelf as the page of policies has it: another world on the same database. */
const shelfOf = ({ db }: DeskRig): PolicyShelf =>
  createPolicyShelf({
    documents: createDocuments(db),
    names: ['default'],
    overlays: [],
    shipped: async () => text,
    digest: async (own) => `hash-${own.length}`,
  });

async function putInForce(rig: DeskRig, own: string): Promise<void> {
  const shelf = shelfOf(rig);
  const done = await shelf.take(own, rig.now());
  if (!done.ok) throw new Error(done.reason);
  await shelf.activate(done.value.hash);
}

async function filed(rig: DeskRig): Promise<readonly unknown[]> {
  const { callKey } = rig.only();
  await rig.desk.receive([seen(rig, 'call.ended', { endedBy: 'remote', endKind: 'hangup' }, { seq: 9 })], from);
  await rig.press(callKey, { do: 'save' });
  const record = await rig.db.records.get(callKey);
  return [record?.policy_id, record?.policy_version, record?.policy_overlays, record?.policy_hash];
}

it('judges a call by what was in force when it was connected, whatever is put in force meanwhile', async () => {
  const rig = await openRig(text);
  await answered(rig);
  await putInForce(rig, version(2, { title: 'Another policy of ours' }));
  const [, pinned] = [await rig.pass(1_000), (await rig.db.journal.toArray()).find((row) => row.type === 'desk.pin')];
  expect(pinned?.fields).toMatchObject({ policyId: 'default', version: 1, overlays: [] });
  expect((await filed(await rig.again())).slice(0, 3)).toEqual(['default', '1', []]);
});

it('judges the next one by it, also one that rang before and one that the worker’s death was between', async () => {
  const rig = await openRig(text);
  await rings(rig);
  await putInForce(rig, version(2, { title: 'Another policy of ours' }));
  await rig.desk.receive([seen(rig, 'call.connected', {}, { seq: 1 })], from);
  const again = await rig.again();
  const [id, number, , hash] = await filed(again);
  expect([id, number]).toEqual(['default', '2']);
  expect(await shelfOf(rig).byHash(String(hash))).toMatchObject({ version: 2 });
});

it('goes by the queue that was dialled, and says that no policy can be read where the chosen one is not there', async () => {
  const rig = await openRig(text, undefined, { policies: [{ queue: 'billing', policy: 'billing_team' }] });
  await rings(rig);
  expect(rig.only().guidance.nextStep.kind).toBe('ask_policy');
  await putInForce(rig, version(1, { id: 'billing_team' }));
  await rig.desk.receive([seen(rig, 'call.connected', {}, { seq: 1 })], from);
  expect(rig.only().guidance.nextStep.kind).toBe('help');
  expect((await filed(rig))[0]).toBe('billing_team');
});

it('keeps a call without a policy without one, though one is brought while it is up', async () => {
  const rig = await openRig('{');
  await answered(rig);
  await putInForce(rig, version(2));
  await rig.pass(1_000);
  expect(rig.only().guidance.nextStep.kind).toBe('ask_policy');
  expect((await filed(rig))[0]).toBeNull();
});
