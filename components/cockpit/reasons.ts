import { m } from '../../.paraglide/messages.js';
import type { Guidance } from '../../lib/call/guidance.ts';
import { findMessage } from '../ui/message.ts';
import { neverUnsaid } from './headline.ts';

const MOST = 2;

function plainReason({ verdict, nextStep }: Guidance): string {
  const ofStep = nextStep.intent === undefined ? null : findMessage('step', `${nextStep.kind}_${nextStep.intent}`);
  const said = ofStep ?? findMessage('step', nextStep.kind);
  if (said !== null) return said;
  switch (verdict) {
    case 'not_permitted':
      return m.why_not_permitted();
    case 'permitted':
      return m.why_permitted();
    case 'permitted_with_supervisor':
      return m.why_permitted_with_supervisor();
    case 'must_escalate':
      return m.why_must_escalate();
    case 'never':
      return m.why_never();
  }
}

/** Why, in at most two sentences, the missing step named; a plain sentence where no fact has words. */
export function sentencesOf(guidance: Guidance): string[] {
  const told = guidance.reasons.flatMap(({ fact }) => (fact === undefined ? [] : (findMessage('reason', fact) ?? [])));
  const sentences = [...new Set(told)].slice(0, MOST);
  const said = sentences.length > 0 ? sentences : [plainReason(guidance)];
  return neverUnsaid(guidance) ? [m.headline_never_sentence(), ...said.slice(0, 1)] : said;
}
