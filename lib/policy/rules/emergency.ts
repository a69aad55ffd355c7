import type { Instant } from '../../base/time.ts';
import type { PolicyDocument } from '../document.ts';
import type { Fact, Standing } from '../facts.ts';
import type { Line } from '../line.ts';
import { hasFlag } from './exclusion.ts';
import { isHandOff } from './life.ts';
import { isIndicator, prankResetAt } from './prank.ts';
import { type Silence, silenceIsDue } from './silence.ts';

const isOtherVoice = (fact: Fact): boolean => fact.type === 'caller.voice' && fact.fields.which !== 'first';
const isSuspicious = (fact: Fact): boolean => fact.type === 'caller.sound' && fact.fields.what === 'suspicious';

/** E4: anything in the call that does not fit a slip of the hand. */
export const isOdd = ({ told }: Standing): boolean =>
  told.some(
    (fact) =>
      fact.type === 'caller.sound' || isOtherVoice(fact) || isIndicator(fact) || (fact.type === 'caller.speakerphone' && fact.fields.on),
  );

/** The first thing that calls for help at once on an emergency line: an odd sound, another voice, a sign of a prank (ruling 67). */
function oddAt(standing: Standing, line: Line): Instant | null {
  const reset = prankResetAt(standing, line);
  const isTrigger = (fact: Fact): boolean => isSuspicious(fact) || isOtherVoice(fact) || (isIndicator(fact) && fact.at > reset);
  return standing.told.find(isTrigger)?.at ?? null;
}

const isGrave = (fact: Fact): boolean =>
  fact.type === 'agent.mark' && (fact.fields.kind === 'sexual_explicit' || fact.fields.kind === 'threat_to_staff');

/** The same, and grave conduct where no conduct can end the call (ruling 85, line 11). */
export function helpSince({ emergency }: PolicyDocument, standing: Standing, line: Line): Instant | null {
  const odd = oddAt(standing, line);
  const grave = mayConductEnd(emergency, standing) ? null : (standing.told.find(isGrave)?.at ?? null);
  if (odd === null || grave === null) return odd ?? grave;
  return Math.min(odd, grave);
}

/** E3: conduct can end a call on a crisis line alone. */
export const mayConductEnd = (emergency: PolicyDocument['emergency'], standing: Standing): boolean =>
  emergency === null || (emergency.conductUnder !== null && hasFlag(standing, emergency.conductUnder));

/** E2: what must be escalated and has not been: nobody was called, and nobody has taken over, since then. */
export function unansweredSince({ emergency }: PolicyDocument, standing: Standing, line: Line, silence: Silence | null): Instant | null {
  if (emergency === null) return null;
  const begins = [oddAt(standing, line), silence !== null && silenceIsDue(silence) ? silence.start : null].filter((at) => at !== null);
  const isAnswered = (since: Instant): boolean =>
    standing.told.some((fact) => fact.at > since && (fact.type === 'agent.escalate' || isHandOff(fact)));
  return begins.toSorted((one, other) => one - other).find((since) => !isAnswered(since)) ?? null;
}

/** When an emergency line was handed over, as long as nothing has taken that back (rulings 56 and 66). */
export function handedOverAt({ told }: Standing, { cuts }: Line): Instant | null {
  const at = told.findLast(isHandOff)?.at;
  if (at === undefined || cuts.some((cut) => cut >= at)) return null;
  const isTakenBack = told.some(
    (fact) => fact.at >= at && (fact.type === 'supervisor.handback' || isSuspicious(fact) || isOtherVoice(fact)),
  );
  return isTakenBack ? null : at;
}
