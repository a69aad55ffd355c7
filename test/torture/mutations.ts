import fc from 'fast-check';
import { MAX_MESSAGE } from '../../lib/sip/message.ts';
import { sampleAnswer, sampleInvite } from '../../lib/sip/sample-message.ts';
import { dropped, seen } from './ill-formed.ts';
import { wellFormed } from './well-formed.ts';

// A character for each byte.
const bytesOf = (text: string): string => Buffer.from(text).toString('latin1');
const calls = [sampleInvite(), sampleInvite({ end: '\n' }), sampleAnswer(), sampleInvite().replaceAll('INVITE', 'BYE')].map(bytesOf);
const corpus = [...calls, ...[...wellFormed, ...dropped, ...seen].map(([, , text]) => bytesOf(text))];
/** Half of them of a usual call: most of the others end soon. */
const begun = fc.oneof(fc.constantFrom(...calls), fc.constantFrom(...corpus));

/** Bytes: what is longer than this is far too long for the reader already. */
const MOST = 2 * MAX_MESSAGE;
const place = fc.nat(4_096);
const few = fc.integer({ min: 1, max: 64 });
const scrap = fc.oneof(
  fc.constantFrom(
    '\r\n',
    '\n',
    '\n ',
    '\r',
    '\r\n\r\n',
    '"',
    '\\',
    '<',
    '>',
    ';',
    ';tag=',
    ':',
    ',',
    '%',
    '%ff',
    '@',
    '\0',
    '\xff',
    ' ',
    '\t',
  ),
  fc.constantFrom(
    'SIP/2.0',
    'sip:',
    'From:',
    '\nt:',
    '\nCall-ID: ',
    '\nCSeq: 1 ',
    '\nl: 9',
    'm=audio 0 ',
    '\na=sendonly',
    '4294967296',
    '-1',
  ),
  fc.uint8Array({ minLength: 1, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
);

/** What is done to a message's bytes, or to its lines; a place past the end begins anew. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: place, bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('insert' as const), at: place, scrap }),
  fc.record({ kind: fc.constant('cut out' as const), at: place, count: few }),
  fc.record({ kind: fc.constant('repeat' as const), at: place, count: few, times: few }),
  fc.record({ kind: fc.constant('truncate' as const), at: place }),
  fc.record({ kind: fc.constant('splice' as const), at: place, other: fc.constantFrom(...corpus), from: place }),
  fc.record({ kind: fc.constant('cut out a line' as const), at: place }),
  fc.record({ kind: fc.constant('repeat a line' as const), at: place, times: fc.oneof(few, fc.integer({ min: 64, max: 1_024 })) }),
  fc.record({ kind: fc.constant('move a line' as const), at: place, to: place }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(text: string, edit: Change): string {
  if (edit.kind.endsWith(' a line')) return lineChanged(text.split('\n'), edit).join('\n');
  const at = edit.at % (text.length + 1);
  const [before, after] = [text.slice(0, at), text.slice(at)];
  switch (edit.kind) {
    case 'flip':
      return before + flipped(after, edit.bit);
    case 'insert':
      return before + edit.scrap + after;
    case 'cut out':
      return before + after.slice(edit.count);
    case 'repeat':
      return before + after.slice(0, edit.count).repeat(edit.times) + after;
    case 'splice':
      return before + edit.other.slice(edit.from % (edit.other.length + 1));
    default:
      return before;
  }
}

const flipped = (text: string, bit: number): string =>
  text === '' ? '' : String.fromCharCode(text.charCodeAt(0) ^ (1 << bit)) + text.slice(1);

function lineChanged(lines: readonly string[], edit: Change): readonly string[] {
  const at = edit.at % lines.length;
  const line = lines[at] ?? '';
  const others = lines.toSpliced(at, 1);
  if (edit.kind === 'move a line') return others.toSpliced(edit.to % lines.length, 0, line);
  if (edit.kind !== 'repeat a line') return others;
  const times = Math.min(edit.times, Math.ceil(MOST / (line.length + 1)));
  return lines.toSpliced(at, 0, ...Array.from({ length: times }, () => line));
}

const decoder = new TextDecoder();

/** A message of ours with up to five changes, decoded as a frame is. */
export const mutation: fc.Arbitrary<string> = fc
  .tuple(begun, fc.array(change, { minLength: 1, maxLength: 5 }))
  .map(([text, changes]) => decoder.decode(Buffer.from(changes.reduce(changed, text).slice(0, MOST), 'latin1')));
