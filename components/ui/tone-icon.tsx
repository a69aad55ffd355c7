import { CircleArrowUp, CircleCheck, CirclePause, type LucideIcon, OctagonAlert, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Tone } from './tone.ts';

const icons: Readonly<Record<Tone, LucideIcon>> = {
  stay: CirclePause,
  may: CircleCheck,
  ask: UsersRound,
  escalate: CircleArrowUp,
  never: OctagonAlert,
};

/** The sign of a tone; the word beside it carries the meaning for readers. `size` in px. */
export function ToneIcon({ tone, size }: { readonly tone: Tone; readonly size: number }): ReactNode {
  const Icon = icons[tone];
  return <Icon size={size} strokeWidth={2} className="shrink-0" />;
}
