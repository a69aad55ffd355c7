import type { Millis } from '../base/time.ts';
import type { NextStep } from '../call/guidance.ts';
import type { PolicyDocument } from './document.ts';
import { type Facts, standingAt } from './facts.ts';
import { lineOf } from './line.ts';
import { threatOf } from './rules/conduct.ts';
import { lifeOf } from './rules/life.ts';

/** Whom an alarm is for: a life at risk, a threat, or neither; a mark that was withdrawn or lifted is not among them. */
function alarmKey(facts: Facts, undoMs: Millis): string | null {
  const standing = standingAt(facts, facts.told.at(-1)?.at ?? Number.NEGATIVE_INFINITY, undoMs);
  if (lifeOf(standing, lineOf(standing)).marks.length > 0) return 'guard';
  return threatOf(standing) === null ? null : 'alert';
}

/** The key of the words that a step is said with: its own intent, or what goes with its kind. */
function keyOf({ kind, intent }: NextStep, facts: Facts, undoMs: Millis): string | null {
  switch (kind) {
    case 'say':
    case 'end':
      return intent ?? null;
    case 'return':
      return 'hold_return';
    case 'escalate':
      return alarmKey(facts, undoMs);
    case 'call_emergency':
      return 'guard';
    case 'approval':
      return 'approval';
    default:
      return null;
  }
}

/** The document's words for a locale: its own, its language's, else those of the document's first locale. */
function textOf({ wording }: PolicyDocument, locale: string, key: string): string | null {
  const [language = locale] = locale.split('-');
  for (const name of [locale, language, ...Object.keys(wording)]) {
    const text = Object.hasOwn(wording, name) ? wording[name]?.[key] : undefined;
    if (text !== undefined) return text;
  }
  return null;
}

/** The words to say for a step, or null: nothing is said, or the document has none. */
export function wordsFor(document: PolicyDocument | null, step: NextStep, locale: string, facts: Facts): string | null {
  if (document === null) return null;
  const key = keyOf(step, facts, document.guards.undoMs);
  return key === null ? null : textOf(document, locale, key);
}
