import { createRequire } from 'node:module';
import fc from 'fast-check';
import type { Logger } from 'sip.js/lib/core/log/logger.js';
import { Parser as SipJs } from 'sip.js/lib/core/messages/parser.js';
import { readSip } from '../../lib/sip/message.ts';
import { captureText } from '../../lib/sip/text.ts';
import { mutation } from '../torture/mutations.ts';
import { callMessages } from './call-messages.ts';
import { figure, type Part, type Row, type Spread, spreadOf } from './part.ts';

const MUTATIONS = 100_000;
const BATCH = 1_000;
const SEED = 4_475;
const CALLS = 12;
const WARM_UPS = 10;
const ROUNDS = 41;
/** The slowest reads, and how often each is tried again: a text that is slow to read is slow each time, and a pause is not. */
const SLOWEST = 20;
const AGAIN = 5;

const natives = captureText();

interface Timed {
  readonly text: string;
  readonly ms: number;
}

/** Milliseconds; NaN of a read that threw. */
function timeOf(text: string): number {
  const from = performance.now();
  try {
    readSip(natives, text);
  } catch {
    return Number.NaN;
  }
  return performance.now() - from;
}

/** How many reads threw, and the milliseconds of the longest that is as long whenever it is tried. */
function measureMutations(): { readonly thrown: number; readonly longest: number } {
  let thrown = 0;
  let slowest: Timed[] = [];
  for (let batch = 0; batch < MUTATIONS / BATCH; batch += 1) {
    const timed = fc.sample(mutation, { numRuns: BATCH, seed: SEED + batch }).map((text) => ({ text, ms: timeOf(text) }));
    const done = timed.filter(({ ms }) => !Number.isNaN(ms));
    thrown += timed.length - done.length;
    slowest = [...slowest, ...done].toSorted((one, other) => other.ms - one.ms).slice(0, SLOWEST);
  }
  const surely = slowest.map(({ text, ms }) => Math.min(ms, ...Array.from({ length: AGAIN }, () => timeOf(text))));
  return { thrown, longest: Math.max(...surely) };
}

/** Says whether it could read the message at all. */
type Read = (text: string) => boolean;

const jsSip = createRequire(import.meta.url)('jssip/lib/Parser.js') as { parseMessage(data: string, ua: object): object | undefined };
const silent = { warn: () => undefined, error: () => undefined } as unknown as Logger;
const readers = {
  ours: (text) => readSip(natives, text) !== 'malformed',
  jsSip: (text) => jsSip.parseMessage(text, {}) !== undefined,
  sipJs: (text) => SipJs.parseMessage(text, silent) !== undefined,
} satisfies Record<string, Read>;
type Reader = keyof typeof readers;

/** Microseconds a message; throws where one could not be read, which would be cheap. */
function roundOf(read: Read, texts: readonly string[]): number {
  const from = performance.now();
  let count = 0;
  for (const text of texts) if (read(text)) count += 1;
  const ms = performance.now() - from;
  if (count !== texts.length) throw new Error(`${texts.length - count} of ${texts.length} messages were not read`);
  return (ms / texts.length) * 1e3;
}

/** The three in turn, in one process, over the same texts. */
function compareReaders(): Readonly<Record<Reader, Spread>> {
  const texts = Array.from({ length: CALLS }, (_, call) => callMessages(`bench-${call}`)).flat();
  const runs: Record<Reader, number[]> = { ours: [], jsSip: [], sipJs: [] };
  const names = Object.keys(readers) as Reader[];
  for (let round = -WARM_UPS; round < ROUNDS; round += 1)
    for (const name of names) {
      const reading = roundOf(readers[name], texts);
      if (round >= 0) runs[name].push(reading);
    }
  return { ours: spreadOf(runs.ours), jsSip: spreadOf(runs.jsSip), sipJs: spreadOf(runs.sipJs) };
}

// Theirs are so long that a tenth of a microsecond would not fit.
const micros = (value: number): string => (value < 100 ? figure(value) : value.toFixed());
const rowOf = (what: string, { p50, readings }: Spread, bound = ''): Row => {
  const range = `${micros(Math.min(...readings))} … ${micros(Math.max(...readings))}`;
  return [what, micros(p50), range, bound];
};

export const sipPart: Part = {
  doing: `the reader of SIP: ${MUTATIONS} mutations, ${ROUNDS} rounds beside JsSIP's parser and SIP.js's`,
  async measure() {
    const mutations = measureMutations();
    const parsers = compareReaders();
    const faster = parsers.jsSip.p50 / parsers.ours.p50;
    const said = `${MUTATIONS.toLocaleString('en')} mutations: ${mutations.thrown} thrown, longest read ${mutations.longest.toFixed(2)} ms`;
    return {
      readings: { mutations, parsers, faster },
      rows: [
        ['the reader of SIP, µs a message of a call', 'median', `of ${ROUNDS}`, 'at most'],
        rowOf('  ours', parsers.ours, micros(parsers.jsSip.p50)),
        rowOf("  JsSIP's parser", parsers.jsSip),
        rowOf("  SIP.js's parser", parsers.sipJs),
        ["  JsSIP's time over ours", figure(faster), '', '1.0 at least'],
        [said, '', '', '0, 5.00 ms'],
      ],
    };
  },
};
