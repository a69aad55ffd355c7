import { quantile } from '../soak/random.ts';
import type { TapReadings } from './tap.ts';

/** What one run measured; its keys are those of the JSON that `--json` prints. */
export interface BenchReport {
  readonly machine: Machine;
  /** Microseconds a frame. */
  readonly tap: TapReadings;
  /** Milliseconds from a frame to the cockpit's paint. */
  readonly paint: { readonly awake: Spread; readonly asleep: Spread };
  /** Milliseconds from the key to *saved*, and of one raw put. */
  readonly save: { readonly save: Spread; readonly put: Spread };
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly chromium: string;
  /** Processes that wanted a core in the minute before the first measure: a busy machine is slow. */
  readonly load: number;
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

/** The whole report as one line of JSON, to the hundredth. */
export const printJson = (report: BenchReport): string =>
  JSON.stringify(report, (_key, value: unknown) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value));

/** The report as a person reads it, with the bounds that the product holds itself to. */
export function printTable({ machine, tap, paint, save }: BenchReport): string {
  const rows = [
    ['the tap, µs a frame', 'median', `of ${tap.sip.runs.length}`, 'at most'],
    ['  SIP, beyond a proxy that does nothing', figure(tap.sip.tap), span(tap.sip.runs), '25'],
    ['    the same on a page that has just loaded', figure(tap.sip.first), '', ''],
    ['    noise: that proxy beyond none', figure(tap.sip.noise), span(tap.sip.noiseRuns), ''],
    ['    where the page reads the frame too', figure(tap.sipReadByPage.tap), span(tap.sipReadByPage.runs), ''],
    ['  other, beyond a proxy that does nothing', figure(tap.other.tap), span(tap.other.runs), '2'],
    ['    noise: that proxy beyond none', figure(tap.other.noise), span(tap.other.noiseRuns), ''],
    ['', '', '', ''],
    ['latency, ms', 'p50', 'p95', 'p95 at most'],
    [`  SIP frame to paint, worker awake (${paint.awake.readings.length})`, ...pair(paint.awake), '100'],
    [`  SIP frame to paint, worker asleep (${paint.asleep.readings.length})`, ...pair(paint.asleep), '300'],
    [`  save key to saved on screen (${save.save.readings.length})`, ...pair(save.save), '50'],
    [`    beside it: one raw strict put (${save.put.readings.length})`, ...pair(save.put), ''],
  ];
  const head = `${machine.cores} cores of ${machine.cpu}, Chromium ${machine.chromium}, load ${figure(machine.load)} at the start`;
  return [head, '', ...rows.map(line)].join('\n');
}

const figure = (value: number): string => value.toFixed(1);
const pair = ({ p50, p95 }: Spread): [string, string] => [figure(p50), figure(p95)];
const span = (runs: readonly number[]): string => `${figure(Math.min(...runs))} … ${figure(Math.max(...runs))}`;

const line = ([what = '', one = '', other = '', bound = '']: readonly string[]): string =>
  `${what.padEnd(46)}${one.padStart(8)}${other.padStart(16)}${bound.padStart(13)}`.trimEnd();
