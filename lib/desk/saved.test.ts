import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { type CallSnapshot, callSnapshotKey } from '../platform/protocol.ts';
import { answered, from, openRig, seen } from './desk-rig.ts';
import type { DeskPorts } from './ports.ts';

const shipped = readFileSync(join(import.meta.dirname, '../../public/policy/default.json'), 'utf8');

afterEach(() => vi.restoreAllMocks());

/** In which order the disk was done with the record and the surfaces were told *saved*. */
async function orderOf(change: (ports: DeskPorts) => DeskPorts): Promise<string[]> {
  const order: string[] = [];
  const open = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
    const transaction = open.apply(this, args);
    if (args[1] === 'readwrite' && [...transaction.objectStoreNames].includes('outbox'))
      transaction.addEventListener('complete', () => order.push('complete'));
    return transaction;
  });
  const told = ({ session, ...ports }: DeskPorts, callKey: () => string): DeskPorts => ({
    ...ports,
    session: {
      ...session,
      write(changes) {
        const snapshot = changes[callSnapshotKey(callKey())] as CallSnapshot | undefined;
        if (typeof snapshot?.wrapUp?.savedAt === 'number') order.push('saved');
        return session.write(changes);
      },
    },
  });
  let callKey = '';
  const rig = await openRig(shipped, (ports) => change(told(ports, () => callKey)));
  callKey = await answered(rig);
  await rig.desk.receive([seen(rig, 'call.ended', { endedBy: 'remote', endKind: 'hangup' }, { seq: 2 })], from);
  await rig.press(callKey, { do: 'save' });
  await vi.waitFor(() => expect(order).toHaveLength(2));
  return order;
}

it('says saved only when the transaction is complete', async () => {
  expect(await orderOf((ports) => ports)).toEqual(['complete', 'saved']);
});

it('catches a desk that says so at the put', async () => {
  const atPut = ({ dispositions, ...ports }: DeskPorts): DeskPorts => ({
    ...ports,
    dispositions: {
      ...dispositions,
      async save(record) {
        setTimeout(() => void dispositions.save(record));
        return { ok: true, value: { ...record, seq: 1 } as never };
      },
    },
  });
  expect(await orderOf(atPut)).toEqual(['saved', 'complete']);
});
