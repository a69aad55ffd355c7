import type { WhoView } from '../../../lib/disposition/who.ts';
import type { CallSnapshot, FramePlace } from '../../../lib/platform/protocol.ts';

/** One picture of the cockpit. */
export interface Scene {
  readonly calls: readonly CallSnapshot[];
  readonly place?: Partial<FramePlace>;
  /** Of the wall clock, after `WRITTEN`. */
  readonly after?: number;
  /** Who logs; somebody who need not be asked unless told. */
  readonly who?: WhoView;
  /** `data-press` of buttons to press before the picture. */
  readonly press?: readonly string[];
}
