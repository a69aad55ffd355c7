import type { Claim, RunningLeg } from '../../adapter.ts';
import type { SipSignal } from '../../signal.ts';
import type { SipState } from './adapter.ts';
import { type Leg, type Offer, openLeg } from './leg.ts';

/** The INVITE that passed before we looked: of all its fields only these are known. */
const unheard = (callId: string, out: boolean): SipSignal => ({
  kind: 'sip',
  n: 0,
  at: 0,
  mono: 0,
  out,
  method: 'INVITE',
  status: 0,
  callId,
  cseq: 0,
  fromTag: '',
  toTag: '',
  fromUser: '',
  fromName: '',
  toUser: '',
  assertedUser: '',
  assertedName: '',
  reason: '',
  replaces: '',
  frag: '',
  media: '-',
  ice: '',
});

function resumedLeg({ own, phase, direction }: RunningLeg): Leg {
  const opening = unheard(own, direction === 'outbound');
  const held = phase === 'connected' ? 'unseen' : null;
  const offer: Offer = { method: 'INVITE', cseq: null, out: opening.out, media: '-', first: true, late: null };
  return openLeg(opening, {
    direction,
    phase,
    told: true,
    offers: phase === 'early' ? [offer] : [],
    heldByUs: held,
    heldByThem: held,
  });
}

/**
 * The state of an adapter that takes up calls which another bridge saw begin: it says nothing of them again, and understands what
 * follows. Any dialog's BYE ends them, since the tags are not known.
 */
export const resumed = (running: readonly RunningLeg[]): SipState => ({ legs: running.map(resumedLeg), leaving: false, askedAt: null });

const nothing = { hold: false, endReason: false, silence: false, identity: false, mute: false } as const;

/** That nothing more will be seen of calls which are up: from this moment on their agent says what happens. */
export const outOfSight = (running: readonly RunningLeg[], when: Pick<Claim, 'at' | 'mono'>): Claim[] =>
  running.map(({ own }) => ({
    type: 'adapter.state',
    fields: { state: 'lost', capabilities: nothing },
    own,
    ...when,
    basis: 'observed',
    confidence: 1,
    evidence: ['other_protocol'],
  }));
