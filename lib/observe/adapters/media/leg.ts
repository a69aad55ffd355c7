import type { Millis } from '../../../base/time.ts';
import type { FieldsOf } from '../../../call/event.ts';
import type { Capabilities } from '../../../call/session.ts';
import type { PeerSignal, SampleSignal } from '../../signal.ts';
import { type Hearing, newHearing } from './hearing.ts';

export type Link = 'new' | FieldsOf<'link.media'>['state'];

/** One peer connection that carries sound. Everything in it is bounded. */
export interface Leg {
  readonly id: number;
  readonly link: Link;
  /** What it was before it was closed. */
  readonly lastLink: Link;
  readonly direction: string;
  readonly fragment: string;
  /** When it was first connected. */
  readonly upAt: Millis | null;
  /** Since when it has been failed, or shut by the other side. */
  readonly lostAt: Millis | null;
  /** It was told of as a call. */
  readonly told: boolean;
  /** It has stood without a sound for so long that it is no call: a leg that is kept open all shift. */
  readonly persistent: boolean;
  readonly ended: boolean;
  /** Somebody was heard on it. */
  readonly sounded: boolean;
  /** Both ways have been open. */
  readonly open: boolean;
  /** Since when nobody has held anybody, after a hold. */
  readonly openFrom: Millis | null;
  /** A hold was seen in its direction: the phone asks for one that way, and its next will be seen too. */
  readonly showsHolds: boolean;
  /** The same of a hold of ours alone. */
  readonly showsOurs: boolean;
  /** What was said last that can be told on it. */
  readonly said: Capabilities;
  readonly last: SampleSignal | null;
  /** The first sample of the window whose quality is told next. */
  readonly window: SampleSignal | null;
  readonly hearing: Hearing;
  readonly mute: { readonly on: boolean; readonly offs: number };
}

export const newLeg = ({ id }: Pick<PeerSignal, 'id'>): Leg => ({
  id,
  link: 'new',
  lastLink: 'new',
  direction: '-',
  fragment: '',
  upAt: null,
  lostAt: null,
  told: false,
  persistent: false,
  ended: false,
  sounded: false,
  open: false,
  openFrom: null,
  showsHolds: false,
  showsOurs: false,
  said: { hold: false, endReason: false, silence: false, identity: false, mute: false },
  last: null,
  window: null,
  hearing: newHearing,
  mute: { on: false, offs: 0 },
});

/** The far side sends nothing because we asked it not to. */
export const isHeldByUs = ({ direction }: Leg): boolean => direction === 'sendonly' || direction === 'inactive';
export const isHeldByThem = ({ direction }: Leg): boolean => direction === 'recvonly' || direction === 'inactive';

/** What can be told on this leg; silence only while the browser's figures say something. */
export const abilitiesOf = ({ showsHolds, hearing }: Leg): Capabilities => ({
  hold: showsHolds,
  endReason: false,
  silence: hearing.unknown === null,
  identity: false,
  mute: true,
});
