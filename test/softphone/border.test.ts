import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SipProxy, startProxy } from './proxy/proxy.ts';
import { type Client, connect, prove, register } from './test-client.ts';

let proxy: SipProxy;
let ada: Client;
let agent: Client;
let offered: string;
beforeEach(async () => {
  proxy = await startProxy({ domain: 'demo.example' });
  ada = await connect(proxy.url, 'ada');
  agent = await connect(proxy.url, 'agent1');
  await register(ada);
  await register(agent, 'User-Agent: ringcentral-web-phone-2');
  const lines = ['To: <sip:billing@demo.example>', ada.contact];
  const proof = await prove(ada, 'INVITE', 'sip:billing@demo.example', lines, 407, 'Proxy-Authorization');
  ada.send('INVITE', 'sip:billing@demo.example', 2, [...lines, proof]);
  offered = await agent.next('INVITE');
});
afterEach(async () => {
  ada.close();
  agent.close();
  await proxy.stop();
});

/** A request of the agent's within the call of the customer's, as RingCentral's phone writes it: no Contact, no route. */
const within = (method: string, uri: string, cseq: number, branch = `z9hG4bK-a${cseq}`): void =>
  agent.raw(
    [
      `${method} ${uri} SIP/2.0`,
      'Call-Id: call-ada',
      'From: <sip:billing@demo.example>;tag=callee',
      'To: <sip:ada@demo.example>;tag=ada',
      `Via: SIP/2.0/WSS agent1.invalid;branch=${branch}`,
      `CSeq: ${cseq} ${method}`,
      '',
      '',
    ].join('\r\n'),
  );
const branchOf = (text: string) => /branch=(z9hG4bK-p\w+)/.exec(text)?.[1];

test('all hops come in one header, and the way back is found from it; the Contact that is missing is added', async () => {
  expect(offered.match(/^Via: .*$/gm)).toHaveLength(1);
  expect(offered).toContain('P-rc: <Msg><Hdr SID="1"');
  agent.answer(offered, '180 Ringing');
  const ringing = await ada.next('SIP/2.0 180');
  expect(ringing).toContain('Contact: <sip:agent1@agent1.invalid>');
  expect(ringing.match(/^Via: .*$/gm)).toHaveLength(1);
});

test('a good-bye that names nobody reaches the far end of its call', async () => {
  agent.answer(offered, '200 OK');
  await ada.next('SIP/2.0 200');
  within('BYE', 'sip:demo.example', 7);
  expect(await ada.next('BYE')).toMatch(/^BYE sip:ada@ada\.invalid SIP\/2\.0/);
});

test('the ACK to a yes is a transaction of its own, that to a no is not', async () => {
  agent.answer(offered, '200 OK');
  for (const [cseq, status] of [
    [7, '200 OK'],
    [8, '488 Not Acceptable Here'],
  ] as const) {
    within('INVITE', 'sip:ada@demo.example', cseq);
    const invite = await ada.next('INVITE');
    expect(invite).toContain('Contact: <sip:agent1@agent1.invalid>');
    ada.answer(invite, status);
    await agent.next(`SIP/2.0 ${status}`);
    within('ACK', 'sip:ada@demo.example', cseq, `z9hG4bK-a${cseq}`);
    expect(branchOf(await ada.next('ACK')) === branchOf(invite)).toBe(status !== '200 OK');
  }
});

test('who gives up gets the 487 that the client leaves to us', async () => {
  agent.answer(offered, '180 Ringing');
  ada.send('CANCEL', 'sip:billing@demo.example', 2, ['To: <sip:billing@demo.example>']);
  await agent.next('CANCEL');
  expect(await ada.next('SIP/2.0 487')).toContain('CSeq: 2 INVITE');
});

test('a declined call is taken back from the client and refused to the caller', async () => {
  agent.raw(
    `MESSAGE sip:exchange@demo.example SIP/2.0\r\nCall-Id: call-ada\r\nVia: SIP/2.0/WSS agent1.invalid;branch=z9hG4bKm\r\nCSeq: 3 MESSAGE\r\n\r\n<Msg><Hdr SID="1" Cmd="12"/></Msg>`,
  );
  await agent.next('SIP/2.0 200');
  const cancel = await agent.next('CANCEL');
  expect(branchOf(cancel)).toBe(branchOf(offered));
  expect(await ada.next('SIP/2.0 603')).toContain('CSeq: 2 INVITE');
});

test('who was transferred takes leave of both, once the client knows', async () => {
  agent.answer(offered, '200 OK');
  await ada.next('SIP/2.0 200');
  within('REFER', 'sip:ada@demo.example', 9);
  await ada.next('REFER');
  const head = ['NOTIFY sip:agent1@agent1.invalid SIP/2.0', 'Via: SIP/2.0/WS ada.invalid;branch=z9hG4bKn', 'Call-ID: call-ada'];
  const parties = ['From: <sip:ada@demo.example>;tag=ada', 'To: <sip:billing@demo.example>;tag=callee', 'CSeq: 5 NOTIFY'];
  ada.raw([...head, ...parties, 'Content-Type: message/sipfrag', '', 'SIP/2.0 200 OK'].join('\r\n'));
  agent.answer(await agent.next('NOTIFY'), '200 OK');
  expect(await agent.next('BYE')).toContain('CSeq: 6 BYE');
  expect(await ada.next('BYE')).toMatch(/^BYE sip:ada@ada\.invalid SIP\/2\.0(.|\s)*CSeq: 10 BYE/);
});
