import { evaluate } from '../../lib/policy/evaluate.ts';
import { factsOf } from '../../lib/policy/facts.ts';
import { connected, defaultPolicy, eventOf, mark, presets, say } from '../../lib/policy/policy-rig.ts';
import { figure, type Part, pair, spreadOf } from './part.ts';

const EVENTS = 500;
const ASKED = 300;
const STEP = 1_800;

const acts = [
  (at: number) => mark(at),
  (at: number) => say(at, 'boundary_warning'),
  (at: number) => mark(at),
  (at: number) => say(at, 'final_warning'),
  (at: number) => eventOf(at, 'caller.calmed', {}),
  (at: number) => say(at, 'recap'),
  (at: number) => eventOf(at, 'caller.confirm', { what: 'resolved' }),
  (at: number) => say(at, 'silent_prompt'),
];

/** A call of a quarter of an hour: the sampler hears speech and silence by turns, and the agent marks or says something each sixth time. */
function longCall() {
  const events = [connected];
  for (let i = 0; events.length < EVENTS; i += 1) {
    const at = (i + 1) * STEP;
    const act = i % 6 === 0 ? acts[(i / 6) % acts.length] : undefined;
    events.push(act?.(at) ?? eventOf(at, i % 2 === 0 ? 'caller.speech' : 'caller.silent', {}));
  }
  return { facts: factsOf(events), ends: EVENTS * STEP };
}

/** Milliseconds for one answer, at instants over the last third of the call, when nearly all of it has been told. */
function measure(document: typeof defaultPolicy): number[] {
  const { facts, ends } = longCall();
  const one = (i: number): number => {
    const now = ends - Math.round((ends / 3) * (i / ASKED));
    const from = performance.now();
    evaluate(document, facts, now);
    return performance.now() - from;
  };
  for (let i = 0; i < ASKED; i += 1) one(i);
  return Array.from({ length: ASKED }, (_, i) => one(i));
}

export const policyPart: Part = {
  doing: `the policy: ${ASKED} answers on a call of ${EVENTS} events`,
  async measure() {
    const usual = spreadOf(measure(defaultPolicy));
    const fullest = spreadOf(measure(presets.publicSector));
    return {
      readings: { usual, fullest },
      rows: [
        [`evaluate, a call of ${EVENTS} events, ms`, 'p50', 'p95', 'p50 at most'],
        ['  the default', ...pair(usual), figure(1)],
        ['  public sector, which has the most rules', ...pair(fullest), figure(1)],
      ],
    };
  },
};
