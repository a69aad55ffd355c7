import type { Verdict } from '../../lib/call/event.ts';

/** One of the five looks: no hue stands for two of them, and none stands alone (an icon and a word go with it). */
export type Tone = 'stay' | 'may' | 'ask' | 'escalate' | 'never';

const tones: Readonly<Record<Verdict, Tone>> = {
  not_permitted: 'stay',
  permitted: 'may',
  permitted_with_supervisor: 'ask',
  must_escalate: 'escalate',
  never: 'never',
};

/** The look of a verdict. */
export const toneOf = (verdict: Verdict): Tone => tones[verdict];

/** A panel in a tone: ground, text of the headline, and text of the rest. Forced colours keep its border. */
export const panelOf: Readonly<Record<Tone, string>> = {
  stay: 'forced-colors:border bg-stay-tint text-ink [--hue:var(--color-stay)]',
  may: 'forced-colors:border bg-may-tint text-ink [--hue:var(--color-may)]',
  ask: 'forced-colors:border bg-ask-tint text-ink [--hue:var(--color-ask)]',
  escalate: 'bg-ground text-ink [--hue:var(--color-grave)] shadow-[inset_0_0_0_2px_var(--color-grave)] forced-colors:border-4',
  never: 'bg-never text-on-never [--hue:var(--color-on-never)] forced-colors:border-4',
};

/** A word in a tone, in a line or a table. */
export const tagOf: Readonly<Record<Tone, string>> = {
  stay: 'bg-stay-tint text-stay',
  may: 'bg-may-tint text-may',
  ask: 'bg-ask-tint text-ask',
  escalate: 'bg-ground text-grave shadow-[inset_0_0_0_1.5px_var(--color-grave)]',
  never: 'bg-never text-on-never',
};
