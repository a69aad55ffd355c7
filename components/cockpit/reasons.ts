import { m } from '../../.paraglide/messages.js';
import type { Guidance } from '../../lib/call/guidance.ts';
import { findMessage, sayMessage } from '../ui/message.ts';
import { neverUnsaid } from './headline.ts';

const MOST = 2;

function plainReason({ nextStep: { kind, intent } }: Guidance): string {
  return (intent === undefined ? null : findMessage('step', `${kind}_${intent}`)) ?? sayMessage('step', kind);
}

/** Why, in at most two sentences, the missing step named; a plain sentence where no fact has words. */
export function sentencesOf(guidance: Guidance): string[] {
  const told = guidance.reasons.flatMap(({ fact }) => (fact === undefined ? [] : (findMessage('reason', fact) ?? [])));
  const sentences = [...new Set(told)].slice(0, MOST);
  const said = sentences.length > 0 ? sentences : [plainReason(guidance)];
  const [first, ...rest] = said;
  return neverUnsaid(guidance) ? [`${m.headline_never_sentence()} ${first}`, ...rest] : said;
}
