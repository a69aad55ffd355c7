import type { GuideActions } from '../../call/action.ts';
import type { Guidance } from '../../call/guidance.ts';
import type { PolicyDocument } from '../document.ts';
import type { Standing } from '../facts.ts';
import { calmed, more, press, realNeed, say } from './press.ts';
import { silencePresses } from './silence.ts';

/** What the caller may do while the call may be ended; another warning closes what milder conduct has opened (ruling 33). */
export function ending({ nextStep: { intent }, permits }: Guidance, document: PolicyDocument | null, standing: Standing): GuideActions {
  const kinds = document?.families.conduct?.kinds ?? [];
  const has = (...situations: readonly string[]): boolean => permits.some(({ situation }) => situations.includes(situation));
  const isMild = permits.some(({ situation }) => kinds.some(({ kind, severity }) => kind === situation && severity < 3));
  const isClosing = has('resolved', 'wrong_number', 'accidental', 'misdial', 'persistence', 'survey');
  // Other sentences are said once more while hanging up: marking them would begin their ladder anew.
  const isStatement = intent === 'ending_statement' || kinds.some((kind) => kind.ending !== null && kind.ending === intent);
  return {
    primary: intent === undefined || !isStatement ? null : say('said_ending', intent),
    others: [
      ...(isMild ? [say('another_chance', 'final_warning'), calmed] : []),
      ...(isClosing ? [more] : []),
      ...(has('prank') ? [realNeed] : []),
      ...(has('silence') ? silencePresses(standing) : []),
      ...(has('contact_plan') ? [press('urgent', { type: 'caller.says', fields: { what: 'urgent_need' } })] : []),
    ],
  };
}
