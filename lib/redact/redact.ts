import { replaceIbans } from './iban.ts';
import { digitRun, groupsOf, holdsCard, openRunOf, openSecurityCode, securityCode } from './pattern.ts';

export type Redaction = 'card' | 'security_code' | 'iban';
export type RedactionCounts = Readonly<Partial<Record<Redaction, number>>>;

export interface Redacted {
  readonly text: string;
  /** How many of each kind were masked; a kind that was not met is absent. */
  readonly counts: RedactionCounts;
}

/** Stands for digits that may not be stored. */
const MASK = '•••';

/** Digits that an open run may show: the seventh hides them all. */
const OPEN_DIGITS = 6;

function pass(text: string, count: (kind: Redaction) => void): string {
  const hide = (kind: Redaction, masked: string): string => {
    count(kind);
    return masked;
  };
  return replaceIbans(text, (last4) => hide('iban', `•${MASK}${last4}`))
    .replace(digitRun, (run) => {
      const groups = groupsOf(run);
      return holdsCard(groups) ? hide('card', `•${MASK}${groups.join('').slice(-4)}`) : run;
    })
    .replace(securityCode, (_, lead: string) => hide('security_code', lead + MASK));
}

/**
 * Masks card numbers (all but the last four digits of the run they stand in), their security codes and IBANs. A text without any is
 * returned as it was; masking twice changes nothing more. PCI DSS 3.3.1 and 3.5.1: on the device, before anything is stored.
 */
export function redact(text: string): Redacted {
  const counts: Partial<Record<Redaction, number>> = {};
  const count = (kind: Redaction): void => {
    counts[kind] = (counts[kind] ?? 0) + 1;
  };
  // Each pass that changes something leaves fewer digits or letters, so this ends.
  for (let before = text; ; ) {
    const after = pass(before, count);
    if (after === before) return { text: after, counts };
    before = after;
  }
}

/**
 * The same for a text that is still being typed. A run of seven or more digits at its end (separators ignored) may yet become a card
 * and is hidden whole, and so is the beginning of a security code. `closed`: the field was left, so nothing is open and all is judged.
 */
export function redactDraft(text: string, closed: boolean): Redacted {
  if (closed) return redact(text);
  const code = openSecurityCode.exec(text);
  if (code !== null) return hideFrom(text, code.index + (code[1]?.length ?? 0));
  const run = openRunOf(text);
  if (run === null || run.digits <= OPEN_DIGITS) return redact(text);
  return hideFrom(text, run.index);
}

function hideFrom(text: string, index: number): Redacted {
  const head = redact(text.slice(0, index));
  return { text: head.text + MASK, counts: head.counts };
}
