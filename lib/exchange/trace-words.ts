import { conductKinds } from '../call/conduct-kind.ts';
import type { Layer } from '../call/event.ts';
import { stepKinds } from '../call/guidance.ts';
import type { StandIns } from './stand-ins.ts';

/** Words of our own in fields that may hold any text. They say what a layer saw, and name nobody. */
const evidence = [
  'answer',
  'answer_in',
  'answer_out',
  'audio_added',
  'bye_in',
  'bye_out',
  'cancel_crossed',
  'cancel_in',
  'cancel_out',
  'cleared_by_agent',
  'connection_lost',
  'declined_beside',
  'direction',
  'dtls_closed',
  'final_in',
  'final_out',
  'frame_gone',
  'glare',
  'info',
  'invite_in',
  'invite_out',
  'late_start',
  'layers_differ',
  'manual',
  'media_alive',
  'media_dead',
  'media_stopped',
  'media_unseen',
  'network_cause',
  'normal_clearing',
  'offer',
  'other_protocol',
  'page_unload',
  'peer_audio',
  'peer_closed',
  'peer_failed',
  'peer_up',
  'refer',
  'refer_accepted',
  'refer_done',
  'renegotiation_failed',
  'replaced',
  'replaces',
  'sampled',
  'seq',
  'socket',
  'third_party',
  'track',
];
/** Codes of SIP (RFC 3261 §21) and Q.850, as evidence bears them. */
const code = /^(sip|q850|refused)_\d{1,3}$/;
const corrections = ['held', 'not_held', 'agent', 'remote', 'drop', 'not_a_call'];

const known: ReadonlySet<string> = new Set([...corrections, ...conductKinds]);
const knownEvidence: ReadonlySet<string> = new Set(evidence);
const knownSteps: ReadonlySet<string> = new Set(stepKinds);
const knownLayers: ReadonlySet<string> = new Set(['vendor', 'sip', 'peer', 'media', 'dom', 'hand', 'desk'] satisfies Layer[]);

export const tracedEvidence = (text: string, by: StandIns): string =>
  knownEvidence.has(text) || code.test(text) ? text : by.named('code', text);

/** A policy has words of its own, and a team may have put anything into them. */
export const tracedWord = (text: string, by: StandIns): string => (known.has(text) ? text : by.named('word', text));

/** A step as it is kept: its kind, and a word of the policy behind it. */
export function tracedStep(text: string, by: StandIns): string {
  const [kind = '', ...rest] = text.split(' ');
  const told = knownSteps.has(kind) ? kind : by.named('word', kind);
  return rest.length === 0 ? told : `${told} ${by.named('word', rest.join(' '))}`;
}

/** Adapters are called as their layer is, those of a vendor by another name. */
export const tracedAdapter = (text: string, by: StandIns): string => (knownLayers.has(text) ? text : by.named('adapter', text));

/** `layer:frame:own id`, or by hand `hand:call`. Two legs with one own id have one in the trace. */
export function tracedLeg(leg: string, by: StandIns): string {
  const [, layer = '', frame = '', own] = /^([^:]*):([^:]*)(?::(.*))?$/s.exec(leg) ?? [];
  if (!knownLayers.has(layer)) return by.named('leg', leg);
  return [layer, by.id(frame), ...(own === undefined ? [] : [own === '' ? '' : by.named('id', own)])].join(':');
}
