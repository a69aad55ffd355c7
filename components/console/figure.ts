import { enders } from '../../lib/warehouse/ended-by.ts';
import { type Counts, NONE, type Totals } from '../../lib/warehouse/totals.ts';

/** One bar, or one row of its table. */
export interface Bar {
  readonly name: string;
  readonly count: number;
}

const verdictOrder = ['permitted', 'permitted_with_supervisor', 'must_escalate', 'not_permitted', 'never', NONE];

const inOrder = (counts: Counts, order: readonly string[]): Bar[] =>
  order.flatMap((name) => (counts[name] === undefined ? [] : [{ name, count: counts[name] }]));

const byCount = (counts: Counts): Bar[] =>
  Object.entries(counts)
    .map(([name, count]) => ({ name, count }))
    .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));

export const enderBars = ({ enders: counts }: Totals): Bar[] => inOrder(counts, enders);
export const verdictBars = ({ verdicts }: Totals): Bar[] => inOrder(verdicts, verdictOrder);
export const codeBars = ({ codes }: Totals): Bar[] => byCount(codes);
export const agentBars = ({ agents }: Totals): Bar[] => byCount(agents);

/** Bands of the longest hold of a call, by their upper bound in seconds. */
export const holdBands = [30, 60, 120, 300, 600, Number.POSITIVE_INFINITY] as const;

/** Calls by the band in which their longest hold lies; every band is there. */
export const holdBars = ({ longest }: Totals): Bar[] =>
  holdBands.map((upper, at) => {
    const lower = holdBands[at - 1] ?? 0;
    const inBand = Object.entries(longest).filter(([seconds]) => Number(seconds) > lower && Number(seconds) <= upper);
    return { name: String(upper), count: inBand.reduce((sum, [, count]) => sum + count, 0) };
  });

/** Whole percent of a sum; null where there is nothing to take it of. */
export const shareOf = (count: number, sum: number): number | null => (sum === 0 ? null : Math.round((100 * count) / sum));
