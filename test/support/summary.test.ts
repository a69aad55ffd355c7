import { describe, expect, it } from 'vitest';
import { lineOf, sum, tallyOf } from './summary.ts';

const vitest = (total: number, passed: number) => JSON.stringify({ numTotalTests: total, numPassedTests: passed });
const playwright = (stats: Partial<Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>>) =>
  JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats } });

describe('tallyOf', () => {
  it('counts a check by its exit code', () => {
    expect(tallyOf({ counting: 'exit', exitCode: 0, text: null })).toEqual({ passed: 1, failed: 0 });
    expect(tallyOf({ counting: 'exit', exitCode: 2, text: null })).toEqual({ passed: 0, failed: 1 });
  });

  it('counts what did not pass as failed, skipped tests too', () => {
    expect(tallyOf({ counting: 'vitest', exitCode: 0, text: vitest(9, 7) })).toEqual({ passed: 7, failed: 2 });
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 1 };
    expect(tallyOf({ counting: 'playwright', exitCode: 1, text: playwright(stats) })).toEqual({ passed: 5, failed: 3 });
  });

  it('fails a stage that broke off after tests that passed', () => {
    expect(tallyOf({ counting: 'vitest', exitCode: 1, text: vitest(4, 4) })).toEqual({ passed: 4, failed: 1 });
    expect(tallyOf({ counting: 'last line', exitCode: 1, text: '3 passed, 0 failed\n' })).toEqual({ passed: 3, failed: 1 });
  });

  it.each([null, '', '{', '{}', '[]', vitest(0, 0)])('fails a stage that ran no test (%j)', (text) => {
    for (const counting of ['vitest', 'playwright', 'last line'] as const)
      expect(tallyOf({ counting, exitCode: 0, text })).toEqual({ passed: 0, failed: 1 });
  });

  it('reads the last line and no other', () => {
    expect(tallyOf({ counting: 'last line', exitCode: 1, text: '9 passed, 0 failed\nkilled\n2 passed, 1 failed\n' })).toEqual({
      passed: 2,
      failed: 1,
    });
    expect(tallyOf({ counting: 'last line', exitCode: 0, text: '9 passed, 0 failed\nand then\n' })).toEqual({ passed: 0, failed: 1 });
  });
});

it('adds up to one line', () => {
  expect(
    lineOf(
      sum([
        { passed: 3, failed: 0 },
        { passed: 1, failed: 2 },
      ]),
    ),
  ).toBe('4 passed, 2 failed');
  expect(lineOf(sum([]))).toBe('0 passed, 0 failed');
});
