import type { Entry, Ledger } from '../softphone/proxy/ledger.ts';

/** When the 200 of the n-th re-INVITE with that audio direction was sent on to the agent. */
async function accepted(log: Ledger, audio: Entry['audio'], from: number): Promise<{ at: number; next: number }> {
  const offer = await log.until({ from: 'agent1', method: 'INVITE', status: 'none', ...(audio ? { audio } : {}) }, from);
  const after = log.entries.indexOf(offer) + 1;
  const answer = await log.until({ to: 'agent1', method: 'INVITE', status: 200, cseq: offer.cseq, callId: offer.callId }, after);
  return { at: answer.at, next: log.entries.indexOf(answer) + 1 };
}

/** The hold as the exchange saw it: from the 200 to the holding re-INVITE to the 200 to the resuming one, or to the BYE. */
export async function holdTruth(log: Ledger, end: 'resume' | 'bye'): Promise<number> {
  const held = await accepted(log, 'sendonly', 0);
  if (end === 'resume') return (await accepted(log, 'sendrecv', held.next)).at - held.at;
  const bye = await log.until({ to: 'agent1', method: 'BYE', status: 'none' }, held.next);
  return bye.at - held.at;
}
