import { type Millis, SECOND } from '../base/time.ts';
import type { Claim } from './adapter.ts';
import { DEAD_AFTER } from './adapters/media/connection.ts';
import type { Told } from './order.ts';

/** What the sound of a call did until it ended. `stopped`: for a while, and too short to call it dead. */
type Health = { readonly is: 'unseen' | 'alive' | 'failed' | 'far_closed' } | { readonly is: 'dead' | 'stopped'; readonly forMs: Millis };

interface Seen {
  readonly link: 'none' | 'up' | 'disconnected' | 'failed' | 'far_closed';
  readonly packetAt: number | null;
  readonly known: boolean;
  /** Since when packets are not looked for: one side holds the other. */
  readonly heldAt: number | null;
}

const unseen: Seen = { link: 'none', packetAt: null, known: false, heldAt: null };

function next(seen: Seen, { row, when }: Told): Seen {
  switch (row.type) {
    case 'link.media':
      // What closes it is the end itself.
      return row.fields.state === 'closed' ? seen : { ...seen, link: row.fields.state };
    case 'adapter.state':
      return row.source.layer === 'media' ? { ...seen, known: row.fields.capabilities.silence } : seen;
    case 'media.stalled':
      return { ...seen, packetAt: when - row.fields.forMs };
    case 'media.recovered':
      return { ...seen, packetAt: null };
    case 'call.held':
      return { ...seen, heldAt: seen.heldAt ?? when };
    case 'call.resumed':
      return { ...seen, heldAt: null };
    default:
      return seen;
  }
}

function healthAt(end: Told, told: readonly Told[]): Health {
  const { link, packetAt, known, heldAt } = told.filter(({ when }) => when <= end.when).reduce(next, unseen);
  if (link === 'failed' || link === 'far_closed') return { is: link };
  // Nothing comes while one side holds the other; that the connection stands is all there is to know.
  const isQuiet = packetAt !== null && !(heldAt !== null && heldAt <= packetAt + SECOND);
  if (isQuiet) {
    const forMs = end.when - packetAt;
    return { is: forMs >= DEAD_AFTER || link === 'disconnected' ? 'dead' : 'stopped', forMs };
  }
  return { is: link === 'up' && (known || heldAt !== null) ? 'alive' : 'unseen' };
}

type Judged = Pick<Claim, 'confidence' | 'evidence'> & { readonly by: 'agent' | 'remote' | 'network'; readonly kind: 'hangup' | 'drop' };

/** E4 rows 8 and 9: what our BYE without a reason means by the sound before it. */
function byeOut(health: Health): Judged | null {
  switch (health.is) {
    case 'unseen':
      return null;
    case 'alive':
      return { by: 'agent', kind: 'hangup', confidence: 0.95, evidence: ['media_alive'] };
    case 'stopped':
      return { by: 'agent', kind: 'hangup', confidence: 0.75, evidence: ['media_stopped'] };
    case 'far_closed':
      return { by: 'remote', kind: 'hangup', confidence: 0.7, evidence: ['dtls_closed', 'cleared_by_agent'] };
    case 'failed':
      return { by: 'network', kind: 'drop', confidence: 0.85, evidence: ['peer_failed', 'cleared_by_agent'] };
    case 'dead':
      return { by: 'network', kind: 'drop', confidence: 0.85, evidence: ['media_dead', 'cleared_by_agent'] };
  }
}

/** E4 rows 12 and 13: their BYE without a reason. */
function byeIn(health: Health): Judged | null {
  switch (health.is) {
    case 'unseen':
      return null;
    case 'alive':
    case 'far_closed':
      return { by: 'remote', kind: 'hangup', confidence: 0.85, evidence: ['media_alive'] };
    case 'stopped':
      return { by: 'remote', kind: 'hangup', confidence: 0.7, evidence: ['media_stopped'] };
    case 'failed':
      return { by: 'network', kind: 'drop', confidence: 0.7, evidence: ['peer_failed'] };
    case 'dead':
      return { by: 'network', kind: 'drop', confidence: 0.7, evidence: ['media_dead'] };
  }
}

/**
 * An end that signalling told without knowing of the sound (evidence `media_unseen`), as the sound before it says: E4 lets media
 * override signalling. Any other end stays as it is.
 */
export function withMedia(end: Told, told: readonly Told[]): Told {
  const { row } = end;
  if (row.type !== 'call.ended' || !row.evidence.includes('media_unseen')) return end;
  const health = healthAt(end, told);
  const judged = row.evidence.includes('bye_out') ? byeOut(health) : byeIn(health);
  if (judged === null) return end;
  const evidence = [...row.evidence.filter((code) => code !== 'media_unseen'), ...judged.evidence];
  const fields = { ...row.fields, endedBy: judged.by, endKind: judged.kind };
  return { ...end, row: { ...row, fields, confidence: judged.confidence, evidence } };
}
