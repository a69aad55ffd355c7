import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SipProxy } from './proxy/proxy.ts';
import { startProxy } from './proxy/proxy.ts';
import { withLine } from './proxy/rewrites.ts';
import { type Client, connect, prove, register } from './test-client.ts';

let proxy: SipProxy;
let ada: Client;
let agent: Client;
beforeEach(async () => {
  proxy = await startProxy({ domain: 'demo.example' });
  ada = await connect(proxy.url, 'ada');
  agent = await connect(proxy.url, 'agent1');
});
afterEach(async () => {
  ada.close();
  agent.close();
  await proxy.stop();
});

async function invite(): Promise<string> {
  const to = 'To: <sip:billing@demo.example>';
  const proof = await prove(ada, 'INVITE', 'sip:billing@demo.example', [to], 407, 'Proxy-Authorization');
  ada.send('INVITE', 'sip:billing@demo.example', 2, [to, ada.contact, proof]);
  return agent.next('INVITE');
}

const via = (text: string) => /Via: SIP\/2\.0\/WS 127\S+branch=(\S+)/.exec(text)?.[1];

test('a registered agent is reached through the queue, at the contact', async () => {
  await register(ada);
  await register(agent);
  expect(proxy.isRegistered('agent1')).toBe(true);
  const got = await invite();
  expect(got).toMatch(/^INVITE sip:agent1@agent1\.invalid SIP\/2\.0/);
  expect(got).toMatch(/Record-Route: <sip:127\.0\.0\.1:\d+;transport=ws;lr>/);
  expect(got).toContain('Max-Forwards: 69');
  agent.answer(got, '180 Ringing');
  const ringing = await ada.next('SIP/2.0 180');
  expect(via(ringing)).toBeUndefined();
});

test('a CANCEL, a retransmission and the ACK to a refusal stay in their transaction', async () => {
  await register(ada);
  await register(agent);
  const first = await invite();
  ada.repeat();
  expect(via(await agent.next('INVITE'))).toBe(via(first));
  ada.send('CANCEL', 'sip:billing@demo.example', 2, ['To: <sip:billing@demo.example>']);
  expect(via(await agent.next('CANCEL'))).toBe(via(first));
  agent.answer(first, '487 Request Terminated');
  await ada.next('SIP/2.0 487');
  ada.send('ACK', 'sip:billing@demo.example', 2, ['To: <sip:billing@demo.example>;tag=callee']);
  expect(via(await agent.next('ACK'))).toBe(via(first));
});

test('a request within the dialog follows the route to the contact’s host', async () => {
  await register(ada);
  await register(agent);
  const own = /Record-Route: (<\S+>)/.exec(await invite())?.[1];
  agent.send('BYE', 'sip:ada@ada.invalid', 9, ['To: <sip:ada@demo.example>;tag=caller', `Route: ${own}`]);
  const bye = await ada.next('BYE');
  expect(bye).toMatch(/^BYE sip:ada@ada\.invalid SIP\/2\.0/);
  expect(bye).not.toContain('Route:');
});

test('a wrong password is challenged again', async () => {
  const to = 'To: <sip:ada@demo.example>';
  const proof = await prove(ada, 'REGISTER', 'sip:demo.example', [to, ada.contact], 401, 'Authorization');
  ada.send('REGISTER', 'sip:demo.example', 2, [to, ada.contact, proof.replace(/response="../, 'response="00')]);
  await ada.next('SIP/2.0 401');
  expect(proxy.isRegistered('ada')).toBe(false);
});

test('refusals: 404 for the unknown, 480 for who has gone, 486 for busy, 483 after too many hops', async () => {
  await register(ada);
  await register(agent);
  agent.close();
  await expect.poll(() => proxy.isRegistered('agent1')).toBe(false);
  const calls = [
    ['nobody', 404, []],
    ['agent1', 480, []],
    ['busy', 486, []],
    ['ada', 483, ['Max-Forwards: 0']],
  ] as const;
  for (const [user, status, extra] of calls) {
    const to = `To: <sip:${user}@demo.example>`;
    const proof = await prove(ada, 'INVITE', `sip:${user}@demo.example`, [to], 407, 'Proxy-Authorization');
    ada.send('INVITE', `sip:${user}@demo.example`, 2, [to, proof, ...extra]);
    await ada.next(`SIP/2.0 ${status}`);
  }
});

test('a keep-alive is answered, and a faulty frame is passed over', async () => {
  ada.raw('\r\n\r\n');
  await ada.next('\r\n');
  ada.raw('rubbish');
  await register(ada);
});

test('faults: dropped, doubled, refused', async () => {
  await register(ada);
  await register(agent);
  proxy.faults.lay({ kind: 'duplicate' }, { method: 'INFO' });
  proxy.faults.lay({ kind: 'drop' }, { method: 'INFO' });
  proxy.faults.lay({ kind: 'refuse', status: 405, reason: 'Not Now' }, { method: 'INFO' });
  const info = () => ada.send('INFO', 'sip:agent1@agent1.invalid', 3, ['To: <sip:agent1@demo.example>;tag=callee']);
  info();
  await agent.next('INFO');
  await agent.next('INFO');
  info();
  info();
  await ada.next('SIP/2.0 405');
  expect(proxy.log.find({ dir: 'out', to: 'agent1', method: 'INFO' })).toHaveLength(2);
});

test('faults on the way out: another text, and a frame of bytes', async () => {
  await register(ada);
  await register(agent);
  proxy.faults.lay({ kind: 'rewrite', change: withLine('Reason: Q.850;cause=34') }, { method: 'BYE' });
  proxy.faults.lay({ kind: 'binary' }, { method: 'BYE' });
  const bye = () => ada.send('BYE', 'sip:agent1@agent1.invalid', 3, ['To: <sip:agent1@demo.example>;tag=callee']);
  bye();
  expect(await agent.next('BYE')).toContain('\r\nReason: Q.850;cause=34\r\n');
  bye();
  expect(await agent.next('BYE')).not.toContain('Reason');
  expect(proxy.log.find({ dir: 'out', to: 'agent1', method: 'BYE' }).map(({ text }) => text.includes('Reason'))).toEqual([true, false]);
});
