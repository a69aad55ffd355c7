import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { looksLikeSip, readSip } from '../../lib/sip/message.ts';
import { sampleAnswer, sampleInvite } from '../../lib/sip/sample-message.ts';
import { captureText, type TextNatives } from '../../lib/sip/text.ts';
import { bundleScript } from '../support/bundle-script.ts';
import { POISON } from '../support/poison.ts';
import { overlong } from '../torture/bounds.ts';

const natives = captureText();
const long = 'x'.repeat(900);
const seeds = [
  sampleInvite(),
  sampleInvite({ end: '\n', direction: 'sendonly', extra: ['P-Asserted-Identity: "Z\\"ë" <sip:a%C3%AB@x>', 'Replaces: a;to-tag=b'] }),
  sampleInvite({
    extra: [`P-Asserted-Identity: "${long}" <sip:${long}@x>;tag=${long}`, `Replaces: ${long}`, `Reason: SIP;text="${long}"`],
  }),
  sampleAnswer({ extra: ['Reason: SIP ;cause=408; text="RTP Timeout"', 'X-Asterisk-HangupCauseCode: 34'] }),
  `NOTIFY sip:a@b SIP/2.0\r\nf: sip:a@x\r\nt: sip:b@x\r\ni: c\r\nCSeq: 3 NOTIFY\r\nc: message/sipfrag\r\n\r\nSIP/2.0 200 ${long}\r\n`,
];
const scrap = fc.oneof(
  fc.constantFrom('\r\n', '\n', '\n ', '\r', '"', '\\', '<', '>', ';', ';tag=', ':', '%', '@', '\0', 'a=sendonly', 'm=audio 0 '),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const edit = fc.record({ at: fc.nat(3_000), remove: fc.nat(60), scrap });
/** A good message with pieces cut out and scraps put in. */
const mutated = fc
  .tuple(fc.constantFrom(...seeds), fc.array(edit, { maxLength: 8 }))
  .map(([seed, edits]) => edits.reduce((text, { at, remove, scrap: put }) => text.slice(0, at) + put + text.slice(at + remove), seed));

it('never throws, and keeps each string within its bound', () => {
  fc.assert(
    fc.property(fc.oneof(mutated, fc.string({ unit: 'binary' })), (text) => {
      expect(overlong(readSip(natives, text))).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

it('reads no call out of what does not begin as SIP', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      expect(looksLikeSip(natives, text) || typeof readSip(natives, text) === 'string').toBe(true);
    }),
  );
});

it('reads the same whatever the order and spelling of header names', () => {
  const head = ['From: "A" <sip:a@x>;tag=1', 'To: <sip:b@x>;tag=2', 'Call-ID: c', 'CSeq: 2 BYE', 'Reason: Q.850;cause=16', 'Via: x'];
  const long = ['From', 'To', 'Call-ID'];
  const names = fc.tuple(
    fc.constantFrom('From', 'f', 'FROM'),
    fc.constantFrom('To', 't', 'tO'),
    fc.constantFrom('Call-ID', 'i', 'Call-Id'),
  );
  const text = (lines: readonly string[], end = '\r\n'): string => ['BYE sip:a@b SIP/2.0', ...lines, '', ''].join(end);
  fc.assert(
    fc.property(
      fc.shuffledSubarray(head, { minLength: head.length }),
      names,
      fc.constantFrom('\r\n', '\n', '\r\n'),
      fc.constantFrom(':', ' :', ': \t', ':\r\n '),
      (lines, given, end, colon) => {
        const spelt = lines.map((line) =>
          long.reduce((whole, name, i) => whole.replace(new RegExp(`^${name}:`), `${given[i]}${colon}`), line),
        );
        expect(readSip(natives, text(spelt, end))).toEqual(readSip(natives, text(head)));
      },
    ),
  );
});

/** Natives that count the characters they look at; a call costs one more. */
function countWork(): { natives: TextNatives; spent: () => number } {
  let work = 0;
  const spend = <T>(count: number, answer: T): T => {
    work += count + 1;
    return answer;
  };
  const counted: TextNatives = {
    slice: (text, from, to) => spend(0, natives.slice(text, from, to)),
    find: (text, part, from) => {
      const at = natives.find(text, part, from);
      return spend((at < 0 ? text.length : at) - from, at);
    },
    starts: (text, part, from) => spend(part.length, natives.starts(text, part, from)),
    code: (text, at) => spend(0, natives.code(text, at)),
    lower: (text) => spend(text.length, natives.lower(text)),
    decodeEscapes: (text) => spend(text.length, natives.decodeEscapes(text)),
  };
  return { natives: counted, spent: () => work };
}

it('looks at each character of the worst 64 kB some twenty times at most', () => {
  const fills = ['\n', '\n ', ':', ';', '\\', '"', '<', 'f:', '\nf:', '\na=', '\nm=', '%', ' ', '\nReason:x', ';tag', '\na=inactive '];
  const worst = fills.flatMap((fill) => {
    const filled = fill.repeat(Math.floor(60_000 / fill.length));
    return seeds
      .slice(0, 2)
      .flatMap((seed) => [seed.replace('<sip:agent1', `${filled}<sip:agent1`), seed + filled, `INVITE sip:${filled}`]);
  });
  const efforts = worst.map((text) => {
    const { natives: counted, spent } = countWork();
    readSip(counted, text);
    return spent() / text.length;
  });
  expect(Math.max(...efforts)).toBeLessThan(20);
});

let script = '';
beforeAll(async () => {
  script = await bundleScript(join(import.meta.dirname, '../support/sip-script.ts'), 'sip');
});

it('reads the same in a realm whose every prototype was replaced', () => {
  const realm = createContext({});
  runInContext(`${script}; var natives = sip.captureText();`, realm);
  runInContext(POISON, realm);
  const readThere = runInContext('(text) => sip.readSip(natives, text)', realm) as (text: string) => object | string;
  const plain = (reading: object | string): unknown => (typeof reading === 'string' ? reading : { ...reading });
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...seeds), mutated), (text) => {
      expect(plain(readThere(text))).toEqual(readSip(natives, text));
    }),
  );
});
