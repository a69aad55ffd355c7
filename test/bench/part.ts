import { quantile } from '../soak/random.ts';

/** A line of the table: what, its figures, and the bound that the product holds itself to. */
export type Row = readonly [what: string, one?: string, other?: string, bound?: string];

/** What one part of the bench measured. */
export interface Measured {
  /** Under the part's name in the JSON. */
  readonly readings: object;
  readonly rows: readonly Row[];
}

/** A part of the bench; it may be run alone. */
export interface Part {
  /** Says what it is about to do. */
  readonly doing: string;
  measure(): Promise<Measured>;
}

export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly readings: readonly number[];
}

export const spreadOf = (readings: readonly number[]): Spread => ({
  p50: quantile(readings, 0.5),
  p95: quantile(readings, 0.95),
  readings,
});

export const figure = (value: number): string => value.toFixed(1);
export const pair = ({ p50, p95 }: Spread): [string, string] => [figure(p50), figure(p95)];
export const span = (runs: readonly number[]): string => `${figure(Math.min(...runs))} … ${figure(Math.max(...runs))}`;
