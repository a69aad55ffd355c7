import type { FieldsOf } from '../../../lib/call/event.ts';
import type { Session } from '../../../lib/call/session.ts';
import type { Stack } from '../../softphone/page/config.ts';
import type { World } from '../../support/world.ts';

/** What is known of a call from the exchange's log, the customer's page and the script itself. */
export interface Truth {
  readonly endedBy: FieldsOf<'call.ended'>['endedBy'];
  readonly endKind: FieldsOf<'call.ended'>['endKind'];
  readonly answered: boolean;
  readonly direction: Session['direction'];
  /** By the agent, accepted by the far end. */
  readonly holds: number;
  /** By the far end. */
  readonly farHolds?: number;
}

/**
 * One scripted call, which leaves both phones idle. What an end was judged by is printed and not asserted: the rows of the ended-by table
 * that read the media (8, 13 to 15) say of the same calls how the sound went, and have their calls beside these.
 */
export interface TruthCall {
  readonly name: string;
  /** Every stack unless told. */
  readonly on?: readonly Stack[];
  play(world: World): Promise<void>;
  readonly truth: Truth;
  /** Told so surely, and no surer. */
  readonly sure?: number;
  /** What it may be called as well: the browser does not always say which of two it was, and then neither is told for sure. */
  readonly either?: Truth;
  /** What a call that came beside it amounts to. */
  readonly second?: Truth;
}

/** An answered call that the customer ended, of a customer who called. */
export const byCustomer: Truth = { endedBy: 'remote', endKind: 'hangup', answered: true, direction: 'inbound', holds: 0 };
/** An answered call that the agent ended, of a customer who called. */
export const byAgent: Truth = { ...byCustomer, endedBy: 'agent' };
