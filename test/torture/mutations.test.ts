import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSip } from '../../lib/sip/message.ts';
import { captureText } from '../../lib/sip/text.ts';
import { overlong } from './bounds.ts';
import { gistOf } from './gist.ts';
import { mutation } from './mutations.ts';

/** `TORTURE_RUNS=100000` mutates so often; `TORTURE_SEED` repeats a run. How long a read takes is the bench's to say. */
const numRuns = Number(process.env['TORTURE_RUNS'] ?? 4_000);
const seed = Number(process.env['TORTURE_SEED'] ?? Date.now() % 2 ** 31);
process.stderr.write(`mutations of SIP: seed ${seed}, ${numRuns} runs\n`);

const natives = captureText();

it('whatever is done to a message, reading it throws nothing and keeps every string within its bound', () => {
  fc.assert(
    fc.property(mutation, (text) => {
      expect(overlong(readSip(natives, text))).toEqual([]);
    }),
    { numRuns, seed },
  );
});

it('whatever is malformed, a reason is found for it; whatever is read, none', () => {
  fc.assert(
    fc.property(mutation, (text) => {
      const reading = readSip(natives, text);
      const gist = gistOf(natives, text);
      if (reading !== 'other') expect(gist.ok).toBe(typeof reading === 'object');
    }),
    { numRuns, seed },
  );
});
