import type { Claim } from '../../adapter.ts';
import type { Script } from '../../sample-signal.ts';
import type { Signal } from '../../signal.ts';
import { sipAdapter } from './adapter.ts';

/** What the adapter claims of the signals, in order. */
export function claimsOf(signals: readonly Signal[]): Claim[] {
  let state = sipAdapter.initial;
  return signals.flatMap((signal) => {
    const [next, claims] = sipAdapter.step(state, signal);
    state = next;
    return claims;
  });
}
/** The claims without the adapter's own, in short: type, scope or stage, evidence. */
export const told = (signals: readonly Signal[]): string[] =>
  claimsOf(signals)
    .filter(({ type }) => type !== 'adapter.state')
    .map(({ type, fields, evidence }) => {
      const more = 'scope' in fields ? [fields.scope] : 'stage' in fields ? [fields.stage] : [];
      return [type.replace('call.', ''), ...more, ...evidence].join(' ');
    });
/** Side, kind and confidence of the last end; null when the call goes on. */
export const endOf = (signals: readonly Signal[]) => {
  const end = claimsOf(signals).findLast(({ type }) => type === 'call.ended');
  return end?.type === 'call.ended' ? [end.fields.endedBy, end.fields.endKind, end.confidence] : null;
};
/** The messages of a call up to its answer. */
export const answered = (script: Script): Signal[] => [script.first(), script.first(180), script.first(200, { media: 'audio:sendrecv' })];
