import fc from 'fast-check';
import { expect, it } from 'vitest';
import { passesLuhn } from '../../lib/redact/pattern.ts';
import { redact, redactDraft } from '../../lib/redact/redact.ts';

const separators = fc.constantFrom('', '', '', ' ', '-', ' - ', '.', '\u00a0', '\u200b');
const prefixes = fc.constantFrom(
  ['4', 16],
  ['4', 13],
  ['4', 19],
  ['55', 16],
  ['2221', 16],
  ['37', 15],
  ['36', 14],
  ['6011', 16],
  ['3530', 16],
);

/** A card as people type it: issuer, random middle, right check digit, separators anywhere. */
const card = fc
  .tuple(prefixes, fc.array(fc.nat(9), { minLength: 19, maxLength: 19 }), fc.array(separators, { minLength: 19, maxLength: 19 }))
  .map(([[prefix, length], middle, gaps]) => {
    const body = `${prefix}${middle.join('')}`.slice(0, Number(length) - 1);
    const check = [...'0123456789'].find((digit) => passesLuhn(body + digit)) ?? '0';
    return [...`${body}${check}`].map((digit, i) => (i === 0 ? digit : `${gaps[i]}${digit}`)).join('');
  });

const words = fc.string({ unit: fc.constantFrom(...'ab x.,-cvDE•é0129 \n'), maxLength: 20 });
const note = fc.tuple(words, card, words).map((parts) => parts.join(''));
const longestRun = (text: string): number =>
  Math.max(0, ...(text.match(/\d(?:[\s,.\-·\u00a0\u200b]*\d)*/g) ?? []).map((run) => run.replace(/\D/g, '').length));

it('masks any card that stands alone between words', () => {
  fc.assert(
    fc.property(card, (digits) => {
      const masked = redact(`paid ${digits} today`);
      expect(masked.counts).toEqual({ card: 1 });
      expect(masked.text).toBe(`paid ••••${digits.replace(/\D/g, '').slice(-4)} today`);
    }),
  );
});

it('changes nothing more the second time', () => {
  fc.assert(
    fc.property(fc.oneof(note, words, fc.string({ unit: 'binary', maxLength: 60 })), (text) => {
      const once = redact(text).text;
      expect(redact(once)).toEqual({ text: once, counts: {} });
    }),
  );
});

it('never stores more than six digits of a card while it is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab xé\n'), maxLength: 12 }), card, words, (before, digits, after) => {
      const text = before + digits;
      for (let end = 0; end <= text.length; end++) {
        expect(longestRun(redactDraft(text.slice(0, end), false).text)).toBeLessThanOrEqual(6);
      }
      const closed = `${text}!${after.replace(/[0-9]/g, 'z')}`;
      for (let end = text.length + 1; end <= closed.length; end++) {
        expect(longestRun(redactDraft(closed.slice(0, end), false).text)).toBeLessThanOrEqual(6);
      }
    }),
  );
});

it('leaves text without a card, a security code or an IBAN as it is', () => {
  const plain = fc
    .array(fc.oneof(fc.string({ unit: fc.constantFrom(...'abxyz é,.\n'), maxLength: 12 }), fc.stringMatching(/^[0-9]{1,12}$/)), {
      maxLength: 6,
    })
    .map((parts) => parts.join(' and '));
  fc.assert(
    fc.property(plain, (text) => {
      expect(redact(text)).toEqual({ text, counts: {} });
    }),
  );
});

it('lets a number that is no card stand once it is closed, and hides it before', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{7,12}$/), (digits) => {
      expect(redactDraft(`tel ${digits}`, false).text).toBe('tel •••');
      expect(redactDraft(`tel ${digits}`, true).text).toBe(`tel ${digits}`);
      expect(redactDraft(`tel ${digits}!`, false).text).toBe(`tel ${digits}!`);
    }),
  );
});
