import type { PolicyDocument } from './document.ts';

/** Words that a document, or the engine over any document, may ask somebody to say. */
export interface AskedWords {
  readonly intent: string;
  /** Where the document asks for them, as a person would write it. */
  readonly path: string;
}

/** Asked for whatever the document says: manners of a hold, own error, interpreter, child, and what an alarm or a request for a yes begins with. */
const always = ['hold_return', 'apology', 'calm_step', 'interpreter_offer', 'welfare_check', 'guard', 'alert', 'approval'];

/** Sentences that a family asks for without naming them, and those that go with one of its settings. */
function implied({ families, emergency }: Pick<PolicyDocument, 'families' | 'emergency'>): AskedWords[] {
  const { conduct, silence, prank, persistence, plan } = families;
  const of = (path: string, isThere: boolean, ...intents: readonly string[]): AskedWords[] =>
    isThere ? intents.map((intent) => ({ intent, path })) : [];
  return [
    ...of('families.conduct.advisories', conduct?.advisories != null, 'advisory'),
    ...of('families.conduct.circumstances', conduct?.circumstances != null, 'vulnerability_check'),
    ...of('families.silence', silence !== undefined, 'silent_prompt', 'silent_closing', 'tty_challenge'),
    ...of('families.silence.tapsQuestion', silence?.tapsQuestion === true, 'safety_taps_question'),
    ...of('families.prank', prank !== undefined, 'genuine_need_check', 'prank_closing'),
    ...of('families.persistence', persistence !== undefined, 'final_answer', 'written_route', 'persistence_warning'),
    ...of('families.plan', plan !== undefined, 'plan_statement'),
    ...of('emergency', emergency !== null, 'risk_question'),
  ];
}

/** Names under which any family of a document asks for a sentence, alone or as a list. */
const asking: ReadonlySet<string> = new Set(['say', 'asked', 'ending', 'farewell', 'offer', 'rungs', 'gentleRungs']);

const step = (path: string, key: string | number): string => (typeof key === 'number' ? `${path}[${key}]` : `${path}.${key}`);

function walk(value: unknown, path: string, isAsking: boolean): AskedWords[] {
  if (typeof value === 'string') return isAsking ? [{ intent: value, path }] : [];
  if (Array.isArray(value)) return value.flatMap((each, at) => walk(each, step(path, at), isAsking));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => walk(each, step(path, key), asking.has(key)));
}

/** Each intent once, at the first place that asks for it. */
export function askedWords(document: Pick<PolicyDocument, 'families' | 'emergency'>): AskedWords[] {
  const all = [
    ...walk(document.families, 'families', false),
    ...implied(document),
    ...always.map((intent) => ({ intent, path: 'wording' })),
  ];
  return all.filter(({ intent }, at) => all.findIndex((other) => other.intent === intent) === at);
}
