import * as z from 'zod/mini';
import { fail, ok, type Result } from '../base/result.ts';
import { MINUTE, type Millis } from '../base/time.ts';
import { type CallEvent, verdicts } from '../call/event.ts';
import { type Guidance, type NextStep, stepKinds } from '../call/guidance.ts';
import { discretions } from './document/authority.ts';
import type { PolicyDocument } from './document.ts';
import { evaluate } from './evaluate.ts';
import { factsOf } from './facts.ts';
import { flags, isListed, scenarioWords } from './scenario-word.ts';

const time = z.string().check(z.regex(/^\d{2,}:[0-5]\d(\.\d{3})?$/));

/** Ruling 93: these keys exactly. */
const scenarioSchema = z.strictObject({
  id: z.string().check(z.minLength(1)),
  title: z.string(),
  policy: z.string(),
  discretion: z.enum(discretions),
  flags: z.array(z.enum(flags)),
  events: z.array(
    z.strictObject({
      at: time,
      type: z.string(),
      value: z.optional(z.union([z.string(), z.number()])),
      note: z.optional(z.string()),
      by: z.optional(z.string()),
    }),
  ),
  askAt: time,
  expect: z.strictObject({
    verdict: z.enum(verdicts),
    step: z.strictObject({ kind: z.enum(stepKinds), intent: z.optional(z.string()), until: z.optional(time) }),
    reasons: z.array(z.string()),
    show: z.string(),
  }),
  rules: z.array(z.string()),
});

export type Scenario = z.infer<typeof scenarioSchema>;

/** `mm:ss` or `mm:ss.mmm` from connect. */
export function millisOf(text: string): Millis {
  const [minutes = '', seconds = ''] = text.split(':');
  return Number(minutes) * MINUTE + Math.round(Number(seconds) * 1_000);
}

/** The way back, always with milliseconds. */
export function timeOf(ms: Millis): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(ms / MINUTE))}:${two(Math.floor((ms % MINUTE) / 1_000))}.${String(ms % 1_000).padStart(3, '0')}`;
}

interface Line {
  readonly at: Millis;
  readonly word: string;
  readonly value: string;
}

const UNDO = 'agent.undo';

/** What an undo withdraws: a word, or a word and its value. */
function aimOf(value: string | undefined): { readonly word: string; readonly value: string | null } | null {
  const [word = '', of, ...rest] = (value ?? '').split(' ');
  if (!Object.hasOwn(scenarioWords, word) || rest.length > 0) return null;
  if (of === undefined) return { word, value: null };
  return isListed(word, of) ? { word, value: of } : null;
}

const faultOf = ({ type, value }: Scenario['events'][number]): string | null => {
  const text = value === undefined ? undefined : String(value);
  if (type === UNDO ? aimOf(text) !== null : isListed(type, text)) return null;
  return `${type}${text === undefined ? '' : ` ${text}`} is not in the list`;
};

/** Reads a scenario. An unknown word, or a value that its word does not take, is a fault of the file. */
export function parseScenario(raw: unknown): Result<Scenario, 'shape' | 'word'> {
  const parsed = z.safeParse(scenarioSchema, raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return fail('shape', `${issue?.path.map(String).join('.') || 'scenario'}: ${issue?.message}`);
  }
  const fault = parsed.data.events.map(faultOf).find((each) => each !== null);
  return fault === undefined || fault === null ? ok(parsed.data) : fail('word', fault);
}

/** Once each, in an order that the file's own does not bear on (ruling 4). */
function linesOf({ events }: Scenario): Line[] {
  const lines = events.map(
    ({ at, type, value }): Line => ({ at: millisOf(at), word: type, value: value === undefined ? '' : String(value) }),
  );
  const once = new Map(lines.map((line) => [`${line.word} ${line.value} ${line.at}`, line]));
  const sorted = [...once].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, line]) => line);
  return sorted.toSorted((one, other) => one.at - other.at);
}

/** The events that a scenario tells of; an undo takes back the latest earlier event of its word that still stands (ruling 75). */
export function eventsOf(scenario: Scenario): CallEvent[] {
  const lines = linesOf(scenario);
  const undone = new Set<number>();
  return lines.map((line, i) => {
    const envelope = { id: `e${i}`, at: line.at, mono: line.at, boot: 'scenario', basis: 'manual', confidence: 1, evidence: [] };
    const source = { layer: 'hand', adapter: 'scenario', frame: 'scenario' };
    if (line.word !== UNDO) return { ...envelope, source, ...scenarioWords[line.word]?.tell(line.value) } as CallEvent;
    const aim = aimOf(line.value);
    const at = lines.findLastIndex(
      (each, j) => each.at < line.at && !undone.has(j) && each.word === aim?.word && (aim.value === null || each.value === aim.value),
    );
    undone.add(at);
    return { ...envelope, source, type: UNDO, fields: { observationId: `e${at}` } } as CallEvent;
  });
}

export interface Outcome {
  readonly passed: boolean;
  readonly expected: string;
  readonly got: string;
  /** Rules that the engine named. */
  readonly because: string;
  readonly guidance: Guidance;
}

const stepText = ({ kind, intent, until }: { kind: string; intent?: string | undefined; until?: string | undefined }): string =>
  [kind, ...(intent === undefined ? [] : [intent]), ...(until === undefined ? [] : [`until ${until}`])].join(' ');

function gotStep({ kind, intent, until }: NextStep, wanted: Scenario['expect']['step']): string {
  const shown = wanted.until === undefined || until === undefined ? undefined : timeOf(until);
  return stepText({ kind, intent, until: shown });
}

/** Runs a scenario as ruling 94 compares it: verdict and step exactly, `until` where the file gives one, reasons as a subset. */
export function runScenario(document: PolicyDocument | null, scenario: Scenario): Outcome {
  const { expect, askAt, discretion } = scenario;
  const guidance = evaluate(document, factsOf(eventsOf(scenario), { discretion, flags: scenario.flags }), millisOf(askAt));
  const wanted = { ...expect.step, until: expect.step.until === undefined ? undefined : timeOf(millisOf(expect.step.until)) };
  const named = [...new Set(guidance.reasons.map(({ rule }) => rule))];
  const missing = expect.reasons.filter((rule) => !named.includes(rule));
  const expected = `${expect.verdict}, ${stepText(wanted)}`;
  const got = `${guidance.verdict}, ${gotStep(guidance.nextStep, expect.step)}`;
  const without = missing.length === 0 ? '' : `, not ${missing.join(' ')}`;
  return {
    passed: expected === got && missing.length === 0,
    expected,
    got,
    because: `${named.join(' ') || 'no rule'}${without}`,
    guidance,
  };
}
