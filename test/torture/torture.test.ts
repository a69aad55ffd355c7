import { expect, it } from 'vitest';
import { readSip } from '../../lib/sip/message.ts';
import { captureText } from '../../lib/sip/text.ts';
import { gistOf } from './gist.ts';
import { dropped, seen } from './ill-formed.ts';
import { messages } from './rfc4475.ts';
import { type Sample, wellFormed } from './well-formed.ts';

const natives = captureText();
const samples = [...wellFormed, ...dropped, ...seen];
const named = (like: string): Sample[] => samples.filter(([name]) => name === like);

/** As `npm run torture` says it. */
function made(text: string): string {
  const gist = gistOf(natives, text);
  return gist.ok ? `ok ${gist.value.what} ${gist.value.callId} ${gist.value.cseq}` : `dropped ${gist.reason}`;
}

it.each(samples)('%s: %s', (_like, _what, text, expected) => {
  expect(made(text)).toBe(expected);
});

it.each(messages)('is like $name (RFC 4475 $section), and fares like it', ({ name, isOk }) => {
  expect(named(name).map(([, , , expected]) => expected.startsWith('ok '))).toEqual(named(name).map(() => isOk));
  expect(named(name).length).toBeGreaterThan(0);
});

it.each(messages)('says why, where RFC 4475 has it otherwise or leaves the choice: $name', ({ said, isOk, because }) => {
  const isAsSaid = said === (isOk ? 'valid' : 'refuse');
  expect(isAsSaid || because !== '').toBe(true);
});

it.each([
  ['wsinv', { fromUser: 'noor', fromName: 'Noor \\ "N"', fromTag: 'n0or', toTag: '7i11', media: 'audio:sendonly' }],
  ['esc01', { fromUser: 'noor h', fromTag: 'n%301' }],
  ['longreq', { fromUser: 'noor'.repeat(32), fromTag: '7'.repeat(128), toUser: 'till7' }],
  ['inv2543', { fromUser: '+15550107788', fromTag: '', media: 'audio:sendonly' }],
  ['invut', { media: '-' }],
])('reads the call out of %s', (like, fields) => {
  expect(readSip(natives, named(like)[0]?.[2] ?? '')).toMatchObject(fields);
});

it('makes no call of what is dropped, nor of what a phone answers with 416', () => {
  const texts = [...dropped, ...named('novelsc')].map(([, , text]) => text);
  expect(texts.map((text) => typeof readSip(natives, text))).toEqual(texts.map(() => 'string'));
});
