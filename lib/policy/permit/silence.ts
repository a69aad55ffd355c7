import type { Reason } from '../../call/guidance.ts';
import { ladderAt } from '../line.ts';
import type { Permission } from '../permission.ts';
import { authorityFor } from '../rules/authority.ts';
import { barrierAt } from '../rules/exclusion.ts';
import { silenceOpens } from '../rules/silence.ts';
import { tapsAsk } from '../rules/taps.ts';
import type { View } from '../view.ts';
import { plain } from './free.ts';

const tapping: Reason = { rule: 'Q4', fact: 'taps_stand' };

/** Nobody has answered every prompt (Q2, Q5, Q6); taps and a relayed call ask for another person (ruling 82, G6). */
export function silencePermission({ document, standing, line, silence }: View): Permission | null {
  if (silence === null || document.families.silence?.outcome === 'escalate' || barrierAt(standing, standing.now) !== null) return null;
  const opens = silenceOpens(silence, line);
  const lastStep = silence.lastPrompt;
  if (opens === null || opens.at === null || lastStep === null || ladderAt(line, standing.now) < opens.ladder) return null;
  const { taps, relay, rule, ladder } = silence;
  const authority = authorityFor(document, standing, line, {
    situation: 'silence',
    event: lastStep,
    lastStep,
    since: opens.at,
    isGrave: false,
    always: tapsAsk(taps, standing.now) ? tapping : null,
    unlessWaived: relay ? 'G6' : null,
  });
  return {
    ...plain,
    situation: 'silence',
    action: 'end_call',
    endCode: ladder.endCode,
    opensAt: opens.at,
    authority,
    rule,
    fact: 'silence_done',
    besides: ['Q1', ...(relay ? ['G6'] : []), ...(taps.stand ? ['Q4'] : [])],
    lastStep,
  };
}
