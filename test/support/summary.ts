import * as z from 'zod/mini';

/** What a stage amounts to. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** How a stage is counted: by its exit code, by a reporter's JSON, or by the `N passed, N failed` that it prints last. */
export type Counting = 'exit' | 'vitest' | 'playwright' | 'last line';

/** A stage as it ended; `text` is the report, or what was printed, or null where there is none. */
export interface Ended {
  readonly counting: Counting;
  readonly exitCode: number;
  readonly text: string | null;
}

const vitestSchema = z.object({ numTotalTests: z.int(), numPassedTests: z.int() });
const playwrightSchema = z.object({ stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }) });

const NONE: Tally = { passed: 0, failed: 0 };

/** A test that was skipped or passed only at a second try is no pass. */
function readVitest(text: string): Tally {
  const report = vitestSchema.safeParse(parseJson(text));
  return report.success ? { passed: report.data.numPassedTests, failed: report.data.numTotalTests - report.data.numPassedTests } : NONE;
}

function readPlaywright(text: string): Tally {
  const report = playwrightSchema.safeParse(parseJson(text));
  if (!report.success) return NONE;
  const { expected, unexpected, flaky, skipped } = report.data.stats;
  return { passed: expected, failed: unexpected + flaky + skipped };
}

function readLastLine(text: string): Tally {
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/.exec(text.trimEnd().split('\n').at(-1) ?? '') ?? [];
  return passed === undefined || failed === undefined ? NONE : { passed: Number(passed), failed: Number(failed) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function read({ counting, exitCode, text }: Ended): Tally {
  if (counting === 'exit') return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (text === null) return NONE;
  if (counting === 'vitest') return readVitest(text);
  return counting === 'playwright' ? readPlaywright(text) : readLastLine(text);
}

/** The tally of a stage. One that broke off without a failed test counts one; so does one that ran no test at all. */
export function tallyOf(ended: Ended): Tally {
  const tally = read(ended);
  const isBroken = ended.exitCode !== 0 || tally.passed === 0;
  return isBroken && tally.failed === 0 ? { passed: tally.passed, failed: 1 } : tally;
}

export const sum = (tallies: readonly Tally[]): Tally =>
  tallies.reduce((all, each) => ({ passed: all.passed + each.passed, failed: all.failed + each.failed }), NONE);

export const lineOf = ({ passed, failed }: Tally): string => `${passed} passed, ${failed} failed`;
