import type { Millis } from './time.ts';

/** What goes into a sentence: text and figures as they stand, a span, a word that the message files have, or a list of these. */
export type Term = string | number | { readonly ms: Millis } | { readonly of: string; readonly word: string } | readonly Term[];

/** A sentence as data: a name of the message files, and what goes into it, so that each locale can say it. */
export interface Sentence {
  readonly name: string;
  readonly terms: Readonly<Record<string, Term>>;
}
