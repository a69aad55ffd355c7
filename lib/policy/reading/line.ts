import type { Sentence, Term } from '../../base/sentence.ts';

/** A line of a document as it is read aloud, with what stands below it. */
export interface Line {
  /** Of the family `policy`. */
  readonly says: Sentence;
  readonly parts?: readonly Line[];
}

export const line = (name: string, terms: Sentence['terms'] = {}): Line => ({ says: { name, terms } });

export const word = (of: string, name: string): Term => ({ of, word: name });

export const span = (ms: number): Term => ({ ms });
