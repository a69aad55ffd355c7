import type { Entry } from './ledger.ts';
import { matches, type Pattern } from './ledger.ts';

/** What goes wrong with a message on its way in. Only a request can be refused. */
type FaultIn =
  | { readonly kind: 'drop' }
  | { readonly kind: 'refuse'; readonly status: number; readonly reason: string }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'keep'; readonly until: Promise<unknown> };

/** What is done to a message on its way out: another text, or a frame of bytes as some exchanges send it (RFC 7118 §5). */
type FaultOut = { readonly kind: 'rewrite'; change(text: string): string } | { readonly kind: 'binary' };

type Fault = FaultIn | FaultOut;

/** Messages a fault is meant for; `inDialog` tells a re-INVITE from a first one. */
export type FaultPattern = Pattern & { readonly inDialog?: boolean };

/** Faults laid by a test; each strikes the next `times` messages that match as they come in, or go out (once unless told). */
export interface Faults {
  lay(fault: Fault, pattern: FaultPattern, times?: number): void;
  /** The fault that strikes this message as it comes in, used up by one. */
  take(entry: Entry, inDialog: boolean): FaultIn | undefined;
  /** The same, as it goes out. */
  takeOut(entry: Entry, inDialog: boolean): FaultOut | undefined;
  /** Takes away all that are left. */
  clear(): void;
}

const isOut = (fault: Fault): fault is FaultOut => fault.kind === 'rewrite' || fault.kind === 'binary';
const isIn = (fault: Fault): fault is FaultIn => !isOut(fault);

/** Makes an empty set of faults. */
export function createFaults(): Faults {
  let laid: { readonly fault: Fault; readonly pattern: FaultPattern; left: number }[] = [];
  const strike = <T extends Fault>(entry: Entry, inDialog: boolean, fits: (fault: Fault) => fault is T): T | undefined => {
    for (const one of laid) {
      const { inDialog: wanted = inDialog, ...pattern } = one.pattern;
      if (!fits(one.fault) || wanted !== inDialog || !matches(entry, pattern)) continue;
      one.left -= 1;
      if (one.left === 0) laid = laid.filter((each) => each !== one);
      return one.fault;
    }
    return undefined;
  };
  return {
    lay(fault, pattern, times = 1) {
      laid.push({ fault, pattern, left: times });
    },
    take: (entry, inDialog) => strike(entry, inDialog, isIn),
    takeOut: (entry, inDialog) => strike(entry, inDialog, isOut),
    clear() {
      laid = [];
    },
  };
}
