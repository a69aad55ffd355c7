import type { Millis } from '../base/time.ts';
import type { Scope } from './event.ts';
import type { Hold, HoldScope, Mark } from './session.ts';

/** Whom a hold of that scope makes wait. A server that plays music to the caller holds them as much as we do. */
const kinds: Readonly<Record<Scope, HoldScope>> = { local: 'customer', server: 'customer', consult: 'consult', remote: 'remote' };

/** The holds of a call while its events are folded. `agreed`: a wait agreed before the hold that it is for. */
export interface HoldBook {
  readonly holds: readonly Hold[];
  readonly agreed: Millis | null;
}

export const emptyBook: HoldBook = { holds: [], agreed: null };

const isOpen = (hold: Hold): boolean => hold.to === null;
const replaced = (holds: readonly Hold[], at: number, hold: Hold): Hold[] => holds.map((each, i) => (i === at ? hold : each));

/** Opens a hold; one of its kind that runs already goes on. */
export function hold(book: HoldBook, scope: Scope, from: Mark): HoldBook {
  const kind = kinds[scope];
  if (book.holds.some((each) => isOpen(each) && each.scope === kind)) return book;
  const opened: Hold = { scope: kind, from, to: null, promisedMs: book.agreed, checkins: 0 };
  return { holds: [...book.holds, opened], agreed: null };
}

/** Closes the hold of that kind, if one runs. */
export function resume(book: HoldBook, scope: Scope, to: Mark): HoldBook {
  const at = book.holds.findLastIndex((each) => isOpen(each) && each.scope === kinds[scope]);
  const open = book.holds[at];
  return open === undefined ? book : { ...book, holds: replaced(book.holds, at, { ...open, to }) };
}

/** Notes a wait that was agreed: of the hold that runs, else of the next. A second one within a hold says that somebody checked back. */
export function promise(book: HoldBook, ms: Millis): HoldBook {
  const at = book.holds.findLastIndex(isOpen);
  const open = book.holds[at];
  if (open === undefined) return { ...book, agreed: ms };
  const checkins = open.checkins + (open.promisedMs === null ? 0 : 1);
  return { ...book, holds: replaced(book.holds, at, { ...open, promisedMs: ms, checkins }) };
}
