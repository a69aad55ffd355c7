import type { Instant } from '../../base/time.ts';
import type { ConductFamily, ConductKind } from '../document/conduct.ts';
import { type Fact, lifeMarkOf, type Standing } from '../facts.ts';
import { beforeHold, isDownAt, isHeardAt, type Line } from '../line.ts';
import { floorOf, type Voice } from './voice.ts';

/** What moves the ladder of conduct. `at` of a mark: the start of the hold in which it was made (ruling 9). */
export type Moment =
  | { readonly is: 'boundary_warning' | 'final_warning'; readonly at: Instant; readonly voice: Voice; readonly onSpeaker: boolean }
  | { readonly is: 'advisory'; readonly at: Instant; readonly voice: Voice }
  | { readonly is: 'mark'; readonly at: Instant; readonly voice: Voice; readonly kind: ConductKind; readonly lineDown: boolean }
  | { readonly is: 'alarm' | 'calmed' | 'calm_step' | 'apology' | 'own_error' | 'life_mark' | 'cut'; readonly at: Instant };

/**
 * The order within one instant (ruling 3): an answer must be later than what it answers, so that answers come first; what forbids or
 * resets comes last and wins.
 */
const order: readonly Moment['is'][] = [
  'advisory',
  'boundary_warning',
  'final_warning',
  'alarm',
  'mark',
  'calmed',
  'calm_step',
  'apology',
  'own_error',
  'life_mark',
  'cut',
];

const simple: Readonly<Partial<Record<Fact['type'], 'calmed' | 'own_error' | 'alarm'>>> = {
  'agent.escalate': 'alarm',
  'agent.own_error': 'own_error',
  'caller.calmed': 'calmed',
};

/** The moments of one call, in the order in which they count. Words that nobody could hear are none (ruling 8). */
export function momentsOf(family: ConductFamily, standing: Standing, line: Line): Moment[] {
  const floor = floorOf(standing);
  const kinds = new Map<string, ConductKind>(family.kinds.map((kind) => [kind.kind, kind]));
  const spoken = (intent: string, at: Instant): Moment[] => {
    if (!isHeardAt(line, at)) return [];
    if (intent === 'apology' || intent === 'calm_step') return [{ is: intent, at }];
    if (intent === 'advisory') return [{ is: intent, at, voice: floor.voiceAt(at) }];
    if (intent !== 'boundary_warning' && intent !== 'final_warning') return [];
    return [{ is: intent, at, voice: floor.voiceAt(at), onSpeaker: floor.speakerAt(at) }];
  };
  const momentOf = (fact: Fact): Moment[] => {
    const { at } = fact;
    if (lifeMarkOf(fact) !== null) return [{ is: 'life_mark', at }];
    if (fact.type === 'agent.say') return spoken(fact.fields.intent, at);
    if (fact.type !== 'agent.mark') return [simple[fact.type]].flatMap((is) => (is === undefined ? [] : [{ is, at }]));
    const kind = fact.fields.family === 'conduct' ? kinds.get(fact.fields.kind) : undefined;
    if (kind === undefined) return [];
    const voice = fact.fields.voice ?? floor.voiceAt(at);
    return [{ is: 'mark', at: beforeHold(line, at), voice, kind, lineDown: isDownAt(line, at) }];
  };
  const moments = [...standing.told.flatMap(momentOf), ...line.cuts.map((at): Moment => ({ is: 'cut', at }))];
  return moments.toSorted((one, other) => one.at - other.at || order.indexOf(one.is) - order.indexOf(other.is));
}
