import type { Measured, Row } from './part.ts';

/** What one run measured, by the names of its parts. */
export interface BenchReport {
  readonly machine: Machine;
  readonly measured: Readonly<Record<string, Measured>>;
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly chromium: string;
  /** Processes that wanted a core in the minute before the first measure: a busy machine is slow. */
  readonly load: number;
}

/** The whole report as one line of JSON, to the hundredth. */
export function printJson({ machine, measured }: BenchReport): string {
  const readings = Object.fromEntries(Object.entries(measured).map(([name, part]) => [name, part.readings]));
  const toHundredth = (_key: string, value: unknown) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value);
  return JSON.stringify({ machine, ...readings }, toHundredth);
}

/** The report as a person reads it, with the bounds that the product holds itself to. */
export function printTable({ machine, measured }: BenchReport): string {
  const head = `${machine.cores} cores of ${machine.cpu}, Chromium ${machine.chromium}, load ${machine.load.toFixed(1)} at the start`;
  return [head, ...Object.values(measured).flatMap(({ rows }) => ['', ...rows.map(line)])].join('\n');
}

const line = ([what, one = '', other = '', bound = '']: Row): string =>
  `${what.padEnd(46)}${one.padStart(8)}${other.padStart(16)}${bound.padStart(13)}`.trimEnd();
