import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sampleRecord } from '../../lib/disposition/sample-record.ts';
import { openDatabase } from '../../lib/store/database.ts';
import { createDispositions } from '../../lib/store/dispositions.ts';

const idOf = (n: number): string => `019a0000-0000-7000-8000-00000000000${n}`;
const save = fc.record({ call: fc.nat(3), revision: fc.integer({ min: 1, max: 4 }), note: fc.constantFrom('a', 'b'), fails: fc.boolean() });

it('numbers the revisions that were kept without a hole, whatever is saved again, out of turn, or fails', () =>
  fc.assert(
    fc.asyncProperty(fc.array(save, { maxLength: 20 }), async (saves) => {
      const db = openDatabase(crypto.randomUUID());
      let failing = false;
      db.outbox.hook('creating', () => {
        if (failing) throw new Error('planted');
      });
      const dispositions = createDispositions(db);
      for (const { call, revision, note, fails } of saves) {
        failing = fails;
        await dispositions.save(sampleRecord({ record_id: idOf(call), revision, notes: note }));
      }
      const kept = await db.revisions.toArray();
      const seqs = kept.map((row) => row.seq).toSorted((a, b) => a - b);
      expect(seqs).toEqual(seqs.map((_, i) => i + 1));
      expect((await db.outbox.toArray()).map((row) => row.seq)).toEqual(seqs);
      for (const row of await db.records.toArray()) {
        const history = await dispositions.history(row.record_id);
        expect(history.map((each) => each.revision)).toEqual(history.map((_, i) => i + 1));
        expect(history.at(-1)).toEqual(row);
      }
      await db.delete();
    }),
    { numRuns: 40 },
  ));
