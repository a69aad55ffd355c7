import { describe, expect, it } from 'vitest';
import type { RunningLeg } from '../../adapter.ts';
import { createScript, invite } from '../../sample-signal.ts';
import type { Signal } from '../../signal.ts';
import { sipAdapter } from './adapter.ts';
import { resumed } from './resuming.ts';

const own = invite.callId;
const saysAfter = (running: RunningLeg, signals: readonly Signal[]): string[] => {
  let state = resumed([running]);
  return signals.flatMap((signal) => {
    const [next, claims] = sipAdapter.step(state, signal);
    state = next;
    return claims.map(({ type, fields }) => ('endedBy' in fields ? `${type} ${fields.endedBy} ${fields.endKind}` : type));
  });
};
const talking: RunningLeg = { own, phase: 'connected', direction: 'inbound' };

describe('a call that was up before this bridge', () => {
  it('is held, resumed and ended without being begun again', () => {
    const script = createScript();
    const hold = script.ask('INVITE', true, { media: 'audio:sendonly' });
    const back = script.ask('INVITE', true, { media: 'audio:sendrecv', cseq: 3 });
    const messages = [
      hold,
      script.reply(hold, 200, { media: 'audio:recvonly' }),
      back,
      script.reply(back, 200, { media: 'audio:sendrecv' }),
      script.ask('BYE', false),
    ];
    const says = saysAfter(talking, messages);
    expect(says.filter((type) => type !== 'call.hold_requested')).toEqual(['call.held', 'call.resumed', 'call.ended remote hangup']);
  });

  it('is ended by the agent as by the caller', () => {
    expect(saysAfter(talking, [createScript().ask('BYE', true)])).toEqual(['call.ended agent hangup']);
  });

  it.each(['in', 'out'] as const)('was ringing (%s), and is answered', (way) => {
    const script = createScript(way);
    const ringing: RunningLeg = { own, phase: 'early', direction: way === 'in' ? 'inbound' : 'outbound' };
    const says = saysAfter(ringing, [script.first(200, { media: 'audio:sendrecv' }), script.ask('BYE', true)]);
    expect(says).toEqual(['call.connected', 'call.ended agent hangup']);
  });

  it('was ringing, and was refused or given up', () => {
    const ringing: RunningLeg = { own, phase: 'early', direction: 'inbound' };
    expect(saysAfter(ringing, [createScript().first(486)])).toEqual(['call.ended agent busy']);
    expect(saysAfter(ringing, [createScript().ask('CANCEL', false)])).toEqual(['call.ended remote cancelled']);
  });
});
