import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SendAnswer } from '../../lib/platform/command.ts';
import { createDraftLine, type DraftChange } from './draft-line.ts';

const taken: SendAnswer = { ok: true, callKey: 'c' };
const refused: SendAnswer = { ok: false, reason: 'database' };

function rig() {
  const sent: { change: DraftChange; answer: (answer: SendAnswer) => void }[] = [];
  const heard: SendAnswer[] = [];
  const line = createDraftLine(
    (change) => new Promise((answer) => sent.push({ change, answer })),
    (answer) => heard.push(answer),
  );
  const answer = async (at: number, with_: SendAnswer): Promise<void> => {
    sent[at]?.answer(with_);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { line, sent, heard, answer, notes: () => sent.map(({ change }) => change.note) };
}

describe('keystrokes', () => {
  it('go one at a time, and only the latest follows', async () => {
    const { line, notes, answer } = rig();
    for (const note of ['a', 'ab', 'abc']) line.write({ note });
    expect(notes()).toEqual(['a']);
    await answer(0, taken);
    expect(notes()).toEqual(['a', 'abc']);
  });
  it('keep what other fields said while one was on its way', async () => {
    const { line, sent, answer } = rig();
    line.write({ note: 'a' });
    line.write({ code: 'sorted' });
    line.write({ note: 'ab' });
    await answer(0, taken);
    expect(sent[1]?.change).toEqual({ code: 'sorted', note: 'ab' });
  });
  it('that were refused are kept, and go again with the next', async () => {
    const { line, sent, heard, answer } = rig();
    line.write({ note: 'a', code: 'sorted' });
    await answer(0, refused);
    expect(heard).toEqual([refused]);
    expect(line.open()).toEqual({ note: 'a', code: 'sorted' });
    line.write({ note: 'ab' });
    expect(sent[1]?.change).toEqual({ note: 'ab', code: 'sorted' });
  });
  it('are settled only when all are acknowledged', async () => {
    const { line, answer } = rig();
    line.write({ note: 'a' });
    line.write({ note: 'ab' });
    const settled = line.settle();
    await answer(0, taken);
    await answer(1, refused);
    expect(await settled).toBe(false);
    const again = line.settle();
    await answer(2, taken);
    expect(await again).toBe(true);
    expect(line.open()).toEqual({});
  });
  it('end with a word that the field was left, once', async () => {
    const { line, sent, answer } = rig();
    line.close();
    expect(sent).toEqual([]);
    line.write({ note: 'a' });
    await answer(0, taken);
    line.close();
    line.close();
    await answer(1, taken);
    expect(sent.map(({ change }) => change)).toEqual([{ note: 'a' }, { note: 'a', closed: true }]);
  });
});

it('the desk always ends with what was written last, whatever it refused on the way', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.string(), fc.boolean()), { minLength: 1, maxLength: 30 }), async (strokes) => {
      const { line, sent, answer } = rig();
      let at = 0;
      for (const [note, ok] of strokes) {
        line.write({ note });
        await answer(at, ok ? taken : refused);
        at = sent.length - 1;
      }
      const settled = line.settle();
      while (Object.keys(line.open()).length > 0) {
        await answer(sent.length - 1, taken);
      }
      expect(await settled).toBe(true);
      expect(sent.at(-1)?.change.note).toBe(strokes.at(-1)?.[0]);
    }),
  );
});
