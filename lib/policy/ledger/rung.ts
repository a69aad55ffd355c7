import type { Instant } from '../../base/time.ts';
import type { LedgerRung } from '../../call/guidance.ts';
import type { Standing } from '../facts.ts';

const since = ({ connectedAt }: Standing, at: Instant): number => at - (connectedAt ?? at);

export const done = (standing: Standing, name: string, at: Instant): LedgerRung => ({ name, state: 'done', at: since(standing, at) });
export const now = (name: string): LedgerRung => ({ name, state: 'now', at: null });
export const left = (name: string): LedgerRung => ({ name, state: 'left', at: null });

/** The first is due, unless something has to be waited for; the rest is left. */
export const ahead = (names: readonly string[], isDue: boolean): LedgerRung[] =>
  names.map((name, i) => (i === 0 && isDue ? now(name) : left(name)));
