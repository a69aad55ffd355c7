import { m } from '../../.paraglide/messages.js';
import type { Handover } from '../../lib/disposition/handover.ts';
import { handoverText } from '../../lib/disposition/handover.ts';
import type { GuidanceView } from '../../lib/platform/protocol.ts';
import { findMessage, sayMessage } from '../ui/message.ts';
import { headlineOf } from './headline.ts';
import { sentencesOf } from './reasons.ts';

type Step = Handover['steps'][number];

/** A step of the ladder as people tell it afterwards. */
export function stepTold({ type, value }: Step): string {
  if (value === null) return sayMessage('told', type);
  if (type === 'agent.say') return findMessage('told', `said_${value}`) ?? sayMessage('told', value);
  if (type === 'agent.mark') return findMessage('kind', value) ?? sayMessage('told', `${type}_${value}`);
  const [name = value, off] = value.split(':');
  if (type === 'agent.flag' || type === 'agent.process') {
    const what = sayMessage('mark', name);
    return off === undefined ? what : m.told_no_more({ what });
  }
  return findMessage('told', `${type}_${value}`) ?? sayMessage('told', type);
}

/** The hand-over in the surface's language, ready for the clipboard. */
export const handoverNow = (handover: Handover, guidance: GuidanceView): string =>
  handoverText(handover, {
    unknownCaller: m.caller_unknown(),
    answer: [`${headlineOf(guidance)}.`, ...sentencesOf(guidance)],
    stepOf: stepTold,
  });
