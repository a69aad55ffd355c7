import fc from 'fast-check';
import { conductKinds } from '../call/conduct-kind.ts';
import type { CallEvent, EventType, FieldsOf } from '../call/event.ts';
import type { Guidance } from '../call/guidance.ts';
import { withOverlays } from './document/overlay.ts';
import type { PolicyDocument } from './document.ts';
import { type FactSettings, type Facts, factsOf } from './facts.ts';
import { connected, defaultPolicy, eventOf, overlays, presets } from './policy-rig.ts';
import { flags, scenarioWords } from './scenario-word.ts';

const LENGTH = 900_000;

/** Instants crowd around each other and around whole seconds, so that ties and the edges of waits come up. */
export const instant = fc.oneof(
  fc.integer({ min: 0, max: LENGTH / 1_000 }).map((s) => s * 1_000),
  fc
    .tuple(fc.constantFrom(60_000, 120_000, 300_000), fc.constantFrom(-1, 0, 1, 4_999, 5_000, 9_999, 10_000, 120_000))
    .map(([a, b]) => a + b),
  fc.integer({ min: 0, max: LENGTH }),
);

const told = <T extends EventType>(type: T, ...fields: readonly FieldsOf<T>[]): fc.Arbitrary<(at: number) => CallEvent> =>
  fc.constantFrom(...fields).map((each) => (at: number) => eventOf(at, type, each));

const says = (...intents: readonly string[]) => told('agent.say', ...intents.map((intent) => ({ intent })));

/** What ladders are made of, often; everything else that can be told, now and then. */
const ladderWord = fc.oneof(
  { weight: 6, arbitrary: told('agent.mark', ...conductKinds.slice(0, 7).map((kind) => ({ family: 'conduct' as const, kind }))) },
  { weight: 6, arbitrary: says('boundary_warning', 'final_warning') },
  { weight: 3, arbitrary: says('recap', 'confirm_question', 'offer_more', 'goodbye') },
  { weight: 2, arbitrary: told('caller.confirm', { what: 'resolved' }, { what: 'survey' }, { what: 'wrong_number' }) },
  { weight: 2, arbitrary: told('caller.decline', { what: 'more_help' }, { what: 'resolved' }) },
  { weight: 1, arbitrary: told('caller.request', { what: 'more' }, { what: 'supervisor' }) },
  { weight: 1, arbitrary: told('call.held', { scope: 'local' }, { scope: 'remote' }) },
  { weight: 1, arbitrary: told('call.resumed', { scope: 'local' }, { scope: 'remote' }) },
  { weight: 1, arbitrary: told('caller.calmed', {}) },
  { weight: 1, arbitrary: told('agent.escalate', { reason: 'raised' }) },
);
const listed = Object.values(scenarioWords).map(({ values, tell }) =>
  fc.constantFrom(...(values instanceof RegExp ? ['60'] : values)).map((value) => (at: number): CallEvent => {
    const { type, fields } = tell(value ?? '');
    return eventOf(at, type, fields as never);
  }),
);
const anyWord = fc.oneof({ weight: 8, arbitrary: ladderWord }, { weight: 3, arbitrary: fc.oneof(...listed) });

const eventsFrom = (word: fc.Arbitrary<(at: number) => CallEvent>): fc.Arbitrary<CallEvent[]> =>
  fc.array(fc.tuple(instant, word), { maxLength: 24 }).chain((list) => {
    const events = list.map(([at, make]) => make(at)).filter(({ type }) => type !== 'call.connected');
    const ids = events.map(({ id }) => id);
    const undo = fc.tuple(instant, fc.constantFrom('none', ...ids)).map(([at, id]) => eventOf(at, 'agent.undo', { observationId: id }));
    return fc.array(undo, { maxLength: 2 }).map((undos) => [...events, ...undos]);
  });

const one = <T extends EventType>(type: T, fields: FieldsOf<T>) => fc.constant((at: number) => eventOf(at, type, fields));
const kindOf = (...kinds: readonly string[]) => told('agent.mark', ...kinds.map((kind) => ({ family: 'conduct' as const, kind })));
const abuse = kindOf('abusive_language', 'abusive_language', 'discriminatory', 'undirected_profanity');
const swearing = kindOf('undirected_profanity');
const warning = says('final_warning', 'final_warning', 'boundary_warning');

/** Calls as they go when agents do what the guide says: random words alone hardly ever come to the end of a ladder. */
const scripts = [
  [abuse, says('boundary_warning'), abuse, says('final_warning'), abuse, says('ending_statement')],
  [kindOf('personal_attack'), warning, kindOf('personal_attack', 'discriminatory'), warning, abuse],
  [kindOf('sexual_explicit', 'threat_to_staff'), one('agent.escalate', { reason: 'raised' }), told('supervisor.deny', {}, {})],
  [
    says('recap'),
    says('confirm_question'),
    one('caller.confirm', { what: 'resolved' }),
    says('offer_more', 'survey_offer'),
    says('offer_more'),
    told('caller.decline', { what: 'more_help' }),
    told('caller.confirm', { what: 'survey' }, { what: 'interpreter' }),
    says('goodbye'),
  ],
  [says('number_check'), one('caller.confirm', { what: 'wrong_number' }), says('goodbye')],
  [one('caller.says', { what: 'accidental' }), says('goodbye')],
  [
    told('caller.disclose', { what: 'self_harm' }),
    one('agent.escalate', { reason: 'raised' }),
    told('handoff.accepted', {}, { role: 'colleague' }),
  ],
  [
    one('caller.silent', {}),
    says('silent_prompt'),
    one('agent.audio_check', { result: 'ok' }),
    says('silent_prompt'),
    says('silent_prompt', 'silent_closing', 'tty_challenge'),
    says('silent_closing'),
  ],
  [says('silent_prompt'), says('silent_prompt'), one('agent.audio_check', { result: 'ok' }), says('silent_closing'), says('tty_challenge')],
  [one('call.held', { scope: 'remote' }), one('agent.audio_check', { result: 'ok' }), says('silent_prompt'), says('silent_closing')],
  [one('caller.sound', { what: 'tap' }), says('safety_taps_question'), one('caller.silent', {}), says('silent_prompt')],
  [
    one('agent.mark', { family: 'prank', kind: 'indicator' }),
    says('genuine_need_check'),
    says('genuine_need_check', 'welfare_check'),
    told('caller.says', { what: 'safe' }, { what: 'genuine_need' }),
    says('genuine_need_check', 'prank_closing'),
    says('prank_closing'),
  ],
  [
    says('final_answer'),
    one('caller.repeat', {}),
    says('written_route'),
    one('caller.repeat', {}),
    one('caller.repeat', {}),
    says('persistence_warning'),
  ],
  [swearing, says('advisory'), swearing, says('advisory'), swearing, says('advisory'), swearing],
  [says('plan_statement'), told('caller.says', { what: 'no_urgent_need' }, { what: 'urgent_need' })],
  [says('vulnerability_check'), told('caller.says', { what: 'no_circumstances' }, { what: 'circumstances' })],
  [says('risk_question'), told('caller.says', { what: 'no_risk' }, { what: 'unsafe' })],
  [one('caller.says', { what: 'accidental' }), says('request_caller_end'), says('offer_to_end')],
  [
    told(
      'supervisor.approve',
      { situation: 'abusive_language' },
      { situation: 'silence' },
      { situation: 'prank' },
      { situation: 'persistence' },
    ),
  ],
  [one('call.held', { scope: 'local' }), one('call.resumed', { scope: 'local' })],
];
/** Gaps between two steps: mostly plausible ones, and those at the edges of the waits. */
const gap = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 10_000, max: 40_000 }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, 4_999, 5_000, 9_999, 10_000, 59_999, 60_000, 119_999, 120_000, 299_999, 300_000) },
);
const played = fc.constantFrom(...scripts).chain((script) => fc.tuple(...script.map((word) => fc.tuple(gap, word))));
const playedCalls = fc
  .array(played, { minLength: 1, maxLength: 3 })
  .chain((parts) => {
    let at = 0;
    const events = parts.flat().map(([wait, make]) => {
      at += wait;
      return make(at);
    });
    return fc.record({ events: fc.constant(events), noise: fc.array(fc.tuple(instant, anyWord), { maxLength: 2 }) });
  })
  .map(({ events, noise }) => [...events, ...noise.map(([at, make]) => make(at)).filter(({ type }) => type !== 'call.connected')]);

/** Any facts at any time, and calls that go as a guide would have them, with a little noise. */
const anyEvents = fc.oneof(eventsFrom(anyWord), playedCalls);

type Kinds = NonNullable<PolicyDocument['families']['conduct']>['kinds'];
const ladders: readonly Kinds[number]['rungs'][] = [
  [],
  ['final_warning'],
  ['boundary_warning', 'final_warning'],
  ['boundary_warning', 'boundary_warning', 'final_warning'],
];
const family = defaultPolicy.families.conduct;
if (family === undefined) throw new Error('the default has no conduct');

/** Documents whose kinds need 0 to 3 warnings, with waits of their own: no two alike, so that none stands in for another. */
const documents: fc.Arbitrary<PolicyDocument> = fc
  .record({
    counts: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: family.kinds.length, maxLength: family.kinds.length }),
    windowMs: fc.constantFrom(1, 71_000, 143_000),
    afterFinalMs: fc.constantFrom(0, 13_000),
    afterBoundaryMs: fc.constantFrom(0, 7_000),
    decayMs: fc.constantFrom(null, 61_000, 299_000),
    freshForMs: fc.constantFrom(1_000, 113_000),
  })
  .map(({ counts, ...waits }) => {
    const kinds = family.kinds.map((kind, i) => ({ ...kind, rungs: ladders[counts[i] ?? 0] ?? [] }));
    return { ...defaultPolicy, families: { ...defaultPolicy.families, conduct: { ...family, ...waits, kinds } } };
  });
const shipped = fc.constantFrom(defaultPolicy, ...Object.values(presets));
const overlaid = fc
  .tuple(shipped, fc.subarray(Object.values(overlays), { minLength: 1 }))
  .map(([document, laid]) => withOverlays(document, laid));
const anyDocument = fc.oneof(fc.constant(defaultPolicy), documents, shipped, overlaid, fc.constant(null));

const settings = fc.record({
  discretion: fc.constantFrom('D0' as const, 'D1' as const, 'D1' as const, 'D2' as const),
  flags: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: fc.subarray([...flags], { maxLength: 3 }) }),
});

/** A document in which every kind needs the same number of warnings. */
export const withWarnings = (count: number): PolicyDocument => ({
  ...defaultPolicy,
  families: {
    ...defaultPolicy.families,
    conduct: { ...family, kinds: family.kinds.map((kind) => ({ ...kind, rungs: ladders[count] ?? [] })) },
  },
});

/** `POLICY_RUNS=10000` tries each law so often; the ordinary run has no time for it. */
export const numRuns = Number(process.env['POLICY_RUNS'] ?? 300);

/** `POLICY_SEED` repeats a run of the laws. */
const seed = Number(process.env['POLICY_SEED'] ?? Date.now() % 2 ** 31);
fc.configureGlobal({ seed });
process.stderr.write(`the policy's laws: seed ${seed}, ${numRuns} runs each\n`);

const near = fc.tuple(instant, fc.nat(), fc.constantFrom(0, 1, 999, 4_999, 9_999, 10_000, 59_999, 60_000, 119_999, 120_000));

/** The instant asked about: at or soon after something was told. */
const asked = ({
  events,
  at: [any, pick, after],
}: {
  readonly events: readonly CallEvent[];
  readonly at: readonly [number, number, number];
}) => (pick % 4 === 0 ? any : (events[pick % Math.max(1, events.length)]?.at ?? any) + after);

/** A call and an instant to ask about. */
export const calls = fc
  .record({ document: anyDocument, events: anyEvents, settings, at: near })
  .map((one) => ({ ...one, now: asked(one) }));
export const factsFor = (events: readonly CallEvent[], given?: FactSettings): Facts => factsOf([connected, ...events], given);
/** What had been told by then. */
export const toldBy = (events: readonly CallEvent[], now: number): CallEvent[] => events.filter(({ at }) => at <= now);

/** What may not change by time before `nextChangeAt`. */
export const lasting = ({ verdict, nextStep, permits }: Guidance) => ({ verdict, nextStep, permits });
