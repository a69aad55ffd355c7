import type { Entry } from './ledger.ts';
import { matches, type Pattern } from './ledger.ts';

/** What goes wrong with a message on purpose. Only a request can be refused. */
export type Fault =
  | { readonly kind: 'drop' }
  | { readonly kind: 'refuse'; readonly status: number; readonly reason: string }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'delay'; readonly ms: number };

/** Messages a fault is meant for; `inDialog` tells a re-INVITE from a first one. */
export type FaultPattern = Pattern & { readonly inDialog?: boolean };

/** Faults laid by a test; each strikes the next `times` messages that match as they come in (once unless told). */
export interface Faults {
  lay(fault: Fault, pattern: FaultPattern, times?: number): void;
  /** The fault that strikes this message, used up by one. */
  take(entry: Entry, inDialog: boolean): Fault | undefined;
  /** Takes away all that are left. */
  clear(): void;
}

/** Makes an empty set of faults. */
export function createFaults(): Faults {
  let laid: { readonly fault: Fault; readonly pattern: FaultPattern; left: number }[] = [];
  return {
    lay(fault, pattern, times = 1) {
      laid.push({ fault, pattern, left: times });
    },
    take(entry, inDialog) {
      const struck = laid.find(
        ({ pattern: { inDialog: wanted, ...pattern } }) => (wanted ?? inDialog) === inDialog && matches(entry, pattern),
      );
      if (struck === undefined) return undefined;
      struck.left -= 1;
      if (struck.left === 0) laid = laid.filter((one) => one !== struck);
      return struck.fault;
    },
    clear() {
      laid = [];
    },
  };
}
