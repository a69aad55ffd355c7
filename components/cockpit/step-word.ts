import type { Guidance } from '../../lib/call/guidance.ts';

/** The next step in the rulings' words: `say final_warning`, `wait`. */
export const stepWord = ({ kind, intent }: Guidance['nextStep']): string => (intent === undefined ? kind : `${kind} ${intent}`);
