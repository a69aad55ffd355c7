import { expect, test } from 'vitest';
import type { SipMessage } from './proxy/message.ts';
import { isOurs, replyTo } from './proxy/reply.ts';
import { branchFor, countHop, popOwnRoute, popVia, pushVia, recordRoute, topVia } from './proxy/routing.ts';

const OWN = 'sip:127.0.0.1:5;transport=ws;lr';

function message(...lines: string[]): SipMessage {
  const headers = lines.map((line) => ({ name: line.slice(0, line.indexOf(':')), value: line.slice(line.indexOf(':') + 2) }));
  return { startLine: 'INVITE sip:b@x SIP/2.0', headers, body: '' };
}

const ORIGINAL = message(
  'Via: SIP/2.0/WS A.invalid;branch=z9hG4bK1',
  'Max-Forwards: 70',
  'From: <sip:a@x>;tag=1',
  'To: <sip:b@x>',
  'Call-ID: c',
  'CSeq: 1 INVITE',
);

test('a Via pushed is the one popped', () => {
  const pushed = pushVia(ORIGINAL, '127.0.0.1:5', 'z9hG4bK-p1');
  expect(topVia(pushed)).toEqual({ sentBy: '127.0.0.1:5', branch: 'z9hG4bK-p1' });
  expect(popVia(pushed)).toEqual(ORIGINAL);
  expect(topVia(popVia(ORIGINAL))).toBeUndefined();
});

test('a retransmission keeps its branch, another transaction or sender gets another', () => {
  const branch = branchFor({ sentBy: 'a.invalid', branch: 'z9hG4bK1' });
  expect(branch).toMatch(/^z9hG4bK/);
  expect(branchFor({ sentBy: 'a.invalid', branch: 'z9hG4bK1' })).toBe(branch);
  expect(branchFor({ sentBy: 'a.invalid', branch: 'z9hG4bK2' })).not.toBe(branch);
  expect(branchFor({ sentBy: 'b.invalid', branch: 'z9hG4bK1' })).not.toBe(branch);
});

test('Record-Route goes below the Vias and above older ones', () => {
  const older = recordRoute(ORIGINAL, 'sip:older;lr');
  expect(
    recordRoute(older, OWN)
      .headers.map((h) => h.value)
      .slice(0, 3),
  ).toEqual(['SIP/2.0/WS A.invalid;branch=z9hG4bK1', `<${OWN}>`, '<sip:older;lr>']);
});

test('only our own routes are taken off the top', () => {
  const routed = message(`Route: <${OWN}>`, 'Route: <sip:next;lr>', `Route: <${OWN}>`);
  expect(popOwnRoute(routed, OWN).headers.map((h) => h.value)).toEqual(['<sip:next;lr>', `<${OWN}>`]);
});

test('Max-Forwards counts down and stops at 0', () => {
  expect(countHop(ORIGINAL)?.headers[1]).toEqual({ name: 'Max-Forwards', value: '69' });
  expect(countHop(message('Via: v', 'CSeq: 1 INVITE'))?.headers[1]).toEqual({ name: 'Max-Forwards', value: '69' });
  expect(countHop(message('Max-Forwards: 0'))).toBeUndefined();
});

test('our own refusal bears the same To-tag at each retransmission, and its ACK is known by it', () => {
  const refusal = replyTo(ORIGINAL, 404, 'Not Found');
  expect(replyTo(ORIGINAL, 404, 'Not Found')).toEqual(refusal);
  expect(refusal.headers.map((h) => h.name)).toEqual(['Via', 'From', 'Call-ID', 'CSeq', 'To', 'Content-Length']);
  expect(isOurs(refusal)).toBe(true);
  expect(isOurs(ORIGINAL)).toBe(false);
});
