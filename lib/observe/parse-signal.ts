import { fail, ok, type Result } from '../base/result.ts';
import type { Instant, Millis } from '../base/time.ts';
import type { Signal } from './signal.ts';

/**
 * What a field must be. By hand, and no schema: this runs in every frame of every watched page before the page's own scripts, and a
 * library of schemas costs 26 kB there and a third of all that we add to its load (measured).
 */
interface Field {
  readonly holds: (value: unknown) => boolean;
  /** Stands for a field that was left out; undefined where it must be there, or may be missing by itself. */
  readonly otherwise?: string;
}

const text = (longest: number, shortest = 0): Field => ({
  holds: (value) => typeof value === 'string' && value.length >= shortest && value.length <= longest,
});
/** Left out where it is empty. */
const spoken = (longest: number): Field => ({ ...text(longest), otherwise: '' });
const word = spoken(128);
const count: Field = { holds: (value) => Number.isSafeInteger(value) && (value as number) >= 0 };
const flag: Field = { holds: (value) => typeof value === 'boolean' };
/** A figure that the browser may not have: -1. */
const figure: Field = { holds: (value) => Number.isFinite(value) && (value as number) >= -1 };
const state: Field = { holds: (value) => typeof value === 'string' && /^[a-z-]{1,16}$/.test(value) };
/** RFC 8839 §5.4. */
const ice = spoken(256);
const time: Field = { holds: (value) => value === undefined || Number.isFinite(value) };

/** Short enough for `leg` beside the frame's uuid. */
const CALL_ID = 256;

const stamp = { n: count, at: time, mono: time };
/** The fields of each kind, in the order in which they are judged. */
const kinds: Readonly<Record<Signal['kind'], Readonly<Record<string, Field>>>> = {
  sip: {
    ...stamp,
    out: flag,
    method: { holds: (value) => typeof value === 'string' && /^[A-Z]{1,20}$/.test(value) },
    status: { holds: (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 699 },
    callId: text(CALL_ID, 1),
    cseq: count,
    fromTag: spoken(256),
    toTag: spoken(256),
    fromUser: word,
    fromName: word,
    toUser: word,
    assertedUser: word,
    assertedName: word,
    reason: spoken(256),
    replaces: spoken(512),
    frag: spoken(128),
    media: text(256),
    ice,
  },
  socket: { ...stamp, up: flag },
  page: { ...stamp, what: { holds: (value) => ['leave', 'hide', 'show', 'late'].includes(value as string) } },
  count: { ...stamp, frames: count, dropped: count, faults: count },
  peer: { ...stamp, id: count, state, dtls: state, direction: state, ice },
  sample: {
    ...stamp,
    id: count,
    packets: figure,
    lost: figure,
    jitter: figure,
    rtt: figure,
    energy: figure,
    duration: figure,
    concealed: figure,
    samples: figure,
    sent: figure,
    micEnergy: figure,
    micDuration: figure,
    mic: state,
  },
};

type Named = readonly (readonly [string, Field])[];
const lists = new Map<Signal['kind'], Named>();

/** Made when the first of its kind comes: most pages never say anything. */
function fieldsOf(kind: Signal['kind']): Named {
  const list = lists.get(kind) ?? Object.entries(kinds[kind]);
  lists.set(kind, list);
  return list;
}

/** Far above the longest signal there can be: what is longer is not even read. */
const LONGEST = 8_192;

/** When a text was heard: wall and monotonic milliseconds of its frame. */
export interface Heard {
  readonly at: Instant;
  readonly mono: Millis;
}

/**
 * Parses one signal as it came from the page; one that was not kept on its way bears no time, and is of the moment it was heard. Reasons:
 * `json` (not readable, or far too long), `shape`. Unknown keys are dropped.
 */
export function parseSignal(raw: string, heard: Heard): Result<Signal, 'json' | 'shape'> {
  if (raw.length > LONGEST) return fail('json', 'length');
  let read: unknown;
  try {
    read = JSON.parse(raw);
  } catch {
    return fail('json');
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return fail('shape', '');
  // A `__proto__` that was written out is a key like any other here, and is none of those that are asked for.
  const told = read as Readonly<Record<string, unknown>>;
  const kind = told['kind'];
  if (typeof kind !== 'string' || !Object.hasOwn(kinds, kind)) return fail('shape', 'kind');
  const signal: Record<string, unknown> = { kind, ...heard };
  for (const [name, { holds, otherwise }] of fieldsOf(kind as Signal['kind'])) {
    const value = told[name] === undefined ? otherwise : told[name];
    if (!holds(value)) return fail('shape', name);
    if (value !== undefined) signal[name] = value;
  }
  return ok(signal as unknown as Signal);
}
