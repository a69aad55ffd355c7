import type { NextStep } from '../call/guidance.ts';
import { threatOf } from './conduct.ts';
import type { PolicyDocument } from './document.ts';
import { type Facts, lifeMarkOf } from './facts.ts';

/** The key of the words that a step is said with: its own intent, or what goes with its kind. */
function keyOf({ kind, intent }: NextStep, { told }: Facts): string | null {
  switch (kind) {
    case 'say':
    case 'end':
      return intent ?? null;
    case 'return':
      return 'hold_return';
    case 'escalate':
      if (told.some((fact) => lifeMarkOf(fact) !== null)) return 'guard';
      return threatOf({ told }) === null ? null : 'alert';
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
  const key = keyOf(step, facts);
  return document === null || key === null ? null : textOf(document, locale, key);
}
