import type { Sentence, Term } from '../base/sentence.ts';
import type { Millis } from '../base/time.ts';
import { askedWords } from './asked-words.ts';
import type { ClosingFamily, ClosingWay } from './document/closing.ts';
import type { ConductFamily } from './document/conduct.ts';
import type { PersistenceFamily } from './document/persistence.ts';
import type { PolicyDocument } from './document.ts';
import { isListed } from './scenario-word.ts';

/** Something in a readable document that its lead should know. */
export interface Finding {
  /** `fault`: the document is not taken. `warning`: it is taken, and this is said of it. */
  readonly gravity: 'fault' | 'warning';
  /** As a person would write it: `families.conduct.kinds[3].rungs`. */
  readonly path: string;
  /** Of the family `lint`. */
  readonly says: Sentence;
}

type Terms = Readonly<Record<string, Term>>;
const warning = (path: string, name: string, terms: Terms = {}): Finding => ({ gravity: 'warning', path, says: { name, terms } });
const fault = (path: string, name: string, terms: Terms = {}): Finding => ({ gravity: 'fault', path, says: { name, terms } });

/** A span that must outlast another, or something that waits for the longer one can never be. */
interface Pair {
  readonly path: string;
  readonly name: string;
  readonly span: Millis;
  readonly outlasts: Millis;
}
const tooShort = (pairs: readonly Pair[]): Finding[] =>
  pairs
    .filter(({ span, outlasts }) => span <= outlasts)
    .map(({ path, name, span, outlasts }) => warning(path, name, { span: { ms: span }, other: { ms: outlasts } }));

function conductFindings(family: ConductFamily, { supervisor }: PolicyDocument): Finding[] {
  const { kinds, windowMs, freshForMs, decayMs, afterFinalMs, afterBoundaryMs } = family;
  const at = (name: string): string => `families.conduct.${name}`;
  const warned = kinds.some(({ rungs }) => rungs.length > 0);
  const unwarned = kinds.flatMap(({ kind, severity, rungs }, place) =>
    (severity === 1 || severity === 2) && rungs.length === 0
      ? [warning(at(`kinds[${place}].rungs`), 'no_warning', { kind: { of: 'kind', word: kind } })]
      : [],
  );
  const idle = kinds.flatMap(({ kind, severity, rungs }, place) =>
    severity === 0 && rungs.length > 0
      ? [warning(at(`kinds[${place}].rungs`), 'warning_for_nothing', { kind: { of: 'kind', word: kind } })]
      : [],
  );
  const pairs: Pair[] = [
    { path: at('windowMs'), name: 'window_within_pause', span: windowMs, outlasts: afterFinalMs },
    { path: at('freshForMs'), name: 'fresh_within_pause', span: freshForMs, outlasts: Math.max(afterFinalMs, afterBoundaryMs) },
    ...(decayMs === null ? [] : [{ path: at('decayMs'), name: 'decay_within_pause', span: decayMs, outlasts: afterFinalMs }]),
  ];
  // A5: where nobody answers for so long, a threat or an explicit caller may be left all the same.
  const silence: Pair = { path: at('windowMs'), name: 'window_within_silence', span: windowMs, outlasts: supervisor.silenceMs };
  const { circumstances } = family;
  const answer: Pair[] =
    circumstances === null
      ? []
      : [{ path: at('windowMs'), name: 'window_within_answer', span: windowMs, outlasts: circumstances.answerWaitMs }];
  const grave = kinds.some(({ severity }) => severity === 3);
  return [...unwarned, ...idle, ...tooShort([...(warned ? pairs : []), ...(grave ? [silence] : []), ...answer])];
}

function wayFindings({ items, situation, alsoOwn }: ClosingWay, path: string): Finding[] {
  const way: Term = { of: 'closing', word: situation };
  return items.flatMap((item, place) => {
    if ('say' in item) return [];
    const at = `${path}.items[${place}]`;
    const earlier = items.slice(0, place).flatMap((each) => ('say' in each ? [each.say] : []));
    const isAsked = item.asked === null || earlier.includes(item.asked) || alsoOwn.includes(`say ${item.asked}`);
    return [
      ...(isListed(`caller.${item.hear}`, item.what) ? [] : [fault(`${at}.what`, 'answer_unknown', { way, word: item.what })]),
      ...(isAsked ? [] : [fault(`${at}.asked`, 'question_not_asked', { way, word: { of: 'intent', word: item.asked ?? '' } })]),
    ];
  });
}

const closingFindings = ({ ways }: ClosingFamily): Finding[] =>
  ways.flatMap((way, place) => wayFindings(way, `families.resolved.ways[${place}]`));

/** What abuse is to bring sooner must come sooner (X2). */
const persistenceFindings = ({ afterMs, afterWithAbuseMs }: PersistenceFamily): Finding[] =>
  afterWithAbuseMs < afterMs
    ? []
    : [warning('families.persistence.afterWithAbuseMs', 'sooner_is_later', { span: { ms: afterWithAbuseMs }, other: { ms: afterMs } })];

/** Every intent that may have to be said needs words in some locale; a locale that has others but not these is told of. */
function wordingFindings(document: PolicyDocument): Finding[] {
  const locales = Object.entries(document.wording);
  const asked = askedWords(document);
  const has = (words: Readonly<Record<string, string>>, intent: string): boolean => Object.hasOwn(words, intent);
  const missing = asked.filter(({ intent }) => !locales.some(([, words]) => has(words, intent)));
  const named = (intents: readonly { readonly intent: string }[]): Term => intents.map(({ intent }) => ({ of: 'intent', word: intent }));
  const partly = locales.flatMap(([locale, words]) => {
    const lacking = asked.filter((each) => !missing.includes(each) && !has(words, each.intent));
    return lacking.length === 0 ? [] : [warning(`wording.${locale}`, 'words_elsewhere', { locale, intents: named(lacking) })];
  });
  return [...missing.map((each) => fault(each.path, 'words_missing', { intent: { of: 'intent', word: each.intent } })), ...partly];
}

/**
 * What is wrong or doubtful in a document whose shape is right: rungs that can never be reached, an ending without a warning, sentences
 * without words. Faults first. Pure and total.
 */
export function lintPolicy(document: PolicyDocument): Finding[] {
  const { conduct, resolved, persistence } = document.families;
  const found = [
    ...(conduct === undefined ? [] : conductFindings(conduct, document)),
    ...(resolved === undefined ? [] : closingFindings(resolved)),
    ...(persistence === undefined ? [] : persistenceFindings(persistence)),
    ...wordingFindings(document),
  ];
  return [...found.filter(({ gravity }) => gravity === 'fault'), ...found.filter(({ gravity }) => gravity === 'warning')];
}
