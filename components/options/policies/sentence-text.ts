import { getLocale } from '../../../.paraglide/runtime.js';
import type { Sentence, Term } from '../../../lib/base/sentence.ts';
import { MINUTE, SECOND } from '../../../lib/base/time.ts';
import { type PageFamily, sayPageMessage } from '../../ui/page-message.ts';

const HOUR = 60 * MINUTE;

/** A span in the largest unit that it is whole in: `48 hours`, `2 minutes`, `90 seconds`. */
function spanText(ms: number): string {
  const [unit, size] = ms > 0 && ms % HOUR === 0 ? ['hour', HOUR] : ms > 0 && ms % MINUTE === 0 ? ['minute', MINUTE] : ['second', SECOND];
  return new Intl.NumberFormat(getLocale(), { style: 'unit', unit, unitDisplay: 'long' }).format(ms / Number(size));
}

function termText(term: Term): string {
  if (typeof term === 'string') return term;
  if (typeof term === 'number') return new Intl.NumberFormat(getLocale()).format(term);
  if ('ms' in term) return spanText(term.ms);
  if ('of' in term) return sayPageMessage(term.of as PageFamily, term.word);
  return new Intl.ListFormat(getLocale()).format(term.map(termText));
}

/** A sentence of a document in the words of this page; a name that the messages do not have is said in plain words. */
export const sentenceText = (family: PageFamily, { name, terms }: Sentence): string =>
  sayPageMessage(family, name, Object.fromEntries(Object.entries(terms).map(([key, term]) => [key, termText(term)])));
