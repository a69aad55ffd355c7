/** From and to, both within. */
export type Range = readonly [from: number, to: number];

/** Both together: sorted, disjoint, neighbours joined. */
export function joinRanges(one: readonly Range[], other: readonly Range[]): Range[] {
  const joined: Range[] = [];
  for (const [from, to] of [...one, ...other].sort(([a], [b]) => a - b)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1] + 1) joined[joined.length - 1] = [last[0], Math.max(last[1], to)];
    else joined.push([from, to]);
  }
  return joined;
}

/** What is missing below the highest number, counted from 1. */
export const gapsIn = (ranges: readonly Range[]): Range[] =>
  ranges.flatMap(([from], at): Range[] => {
    const before = ranges[at - 1]?.[1] ?? 0;
    return from > before + 1 ? [[before + 1, from - 1]] : [];
  });
