import { createFarEnd, deafSdp, type FarEnd } from '../../softphone/far-end.ts';
import { dial, linger } from '../../support/call-steps.ts';
import { inState, press, type World } from '../../support/world.ts';
import { byAgent, byCustomer, type Truth, type TruthCall } from './truth-call.ts';

/** What the far end says while the agent's phone may only listen; each has a number of its own. */
const scripted =
  (number: string, play: (world: World, far: FarEnd) => Promise<void>): TruthCall['play'] =>
  async (world) => {
    const far = await createFarEnd(world.proxy.url, world.proxy.domain, number);
    try {
      await play(world, far);
      await inState(world.phone, 'idle');
    } finally {
      far.close();
    }
  };

async function farCalls({ phone }: World, far: FarEnd): Promise<void> {
  await far.call('billing', { sdp: deafSdp('sendrecv', 'actpass') });
  await inState(phone, 'ringing');
  await press(phone, 'answer');
  far.confirm(await far.hear('SIP/2.0 200'));
  await inState(phone, 'active');
}

async function farEnds(far: FarEnd): Promise<void> {
  far.ask('BYE');
  await far.hear('SIP/2.0 200');
}

async function agentEnds({ phone }: World, far: FarEnd): Promise<void> {
  await press(phone, 'hangup');
  far.answer(await far.hear('BYE'), '200 OK');
}

/** The agent presses hold, and the far end takes the offer. */
async function agentHolds({ phone }: World, far: FarEnd, direction: 'recvonly' | 'sendrecv', state: string): Promise<void> {
  await press(phone, 'hold');
  far.answer(await far.hear('INVITE'), '200 OK', { sdp: deafSdp(direction, 'passive') });
  await far.hear('ACK');
  await inState(phone, state);
}

async function farOffers(far: FarEnd, method: 'INVITE' | 'UPDATE', direction: string): Promise<void> {
  far.ask(method, { sdp: deafSdp(direction, 'actpass') });
  const answer = await far.hear('SIP/2.0 200');
  if (method === 'INVITE') far.confirm(answer);
}

/** From now on the phone asks for its holds as phones did before there were directions (RFC 3264 §8.4); the value undoes it. */
async function holdsOfOld({ phone }: World): Promise<() => Promise<void>> {
  await phone.evaluate(() => {
    const { prototype } = WebSocket;
    const { send } = prototype;
    const ofOld = (text: string): string => {
      const [head = '', sdp = ''] = text.split('\r\n\r\n');
      const bare = sdp.replace(/^a=(sendonly|ice-.*|candidate.*)\r\n/gm, '');
      const deaf = bare.replace(/^c=.*/m, 'c=IN IP4 0.0.0.0').replace(/^m=audio \d+/m, 'm=audio 40000');
      return `${head.replace(/^Content-Length: \d+/im, `Content-Length: ${deaf.length}`)}\r\n\r\n${deaf}`;
    };
    prototype.send = function (data) {
      send.call(this, typeof data === 'string' && data.includes('\r\na=sendonly\r\n') ? ofOld(data) : data);
    };
    Object.assign(globalThis, { undo: () => Object.assign(prototype, { send }) });
  });
  return () => phone.evaluate(() => (globalThis as unknown as { undo(): void }).undo());
}

const dialled: Truth = { ...byAgent, direction: 'outbound' };
const sound = { sdp: deafSdp('sendrecv', 'active') };

/** Calls that no phone of ours makes at the other end. */
export const farEndCalls: readonly TruthCall[] = [
  {
    name: 'the caller’s INVITE has no offer, the answer has',
    // JsSIP asks for no microphone where no sound was offered, and never answers.
    on: ['sipjs', 'ringcentral'],
    play: scripted('+15550107001', async (world, far) => {
      await far.call('billing', {});
      await inState(world.phone, 'ringing');
      await press(world.phone, 'answer');
      far.confirm(await far.hear('SIP/2.0 200'), sound);
      await inState(world.phone, 'active');
      await linger(300);
      await farEnds(far);
    }),
    truth: byCustomer,
  },
  {
    name: 'sound before the answer',
    play: scripted('+15550107002', async (world, far) => {
      await dial(world, '+15550107002');
      const invite = await far.hear('INVITE');
      far.answer(invite, '183 Session Progress', sound);
      await linger(600);
      far.answer(invite, '200 OK', sound);
      await far.hear('ACK');
      await inState(world.phone, 'active');
      await agentEnds(world, far);
    }),
    truth: dialled,
  },
  {
    name: 'sound, and no answer',
    play: scripted('+15550107003', async (world, far) => {
      await dial(world, '+15550107003');
      const invite = await far.hear('INVITE');
      far.answer(invite, '183 Session Progress', sound);
      await linger(600);
      far.answer(invite, '486 Busy Here');
    }),
    truth: { ...dialled, endedBy: 'remote', endKind: 'busy', answered: false },
  },
  {
    name: 'two branches answer',
    // RingCentral's takes a second 180 for a refusal.
    on: ['jssip', 'sipjs'],
    play: scripted('+15550107004', async (world, far) => {
      await dial(world, '+15550107004');
      const invite = await far.hear('INVITE');
      for (const tag of ['one', 'two']) far.answer(invite, '180 Ringing', { tag });
      for (const tag of ['one', 'two']) far.answer(invite, '200 OK', { tag, ...sound });
      far.answer(await far.hear('BYE'), '200 OK');
      await inState(world.phone, 'active');
      await linger(300);
      await agentEnds(world, far);
    }),
    truth: dialled,
  },
  {
    name: 'the timer of the session is refreshed on hold',
    // SIP.js knows no UPDATE.
    on: ['jssip', 'ringcentral'],
    play: scripted('+15550107005', async (world, far) => {
      await farCalls(world, far);
      await agentHolds(world, far, 'recvonly', 'held');
      await linger(400);
      far.ask('UPDATE');
      await far.hear('SIP/2.0 200');
      await linger(400);
      await agentHolds(world, far, 'sendrecv', 'active');
      await farEnds(far);
    }),
    truth: { ...byCustomer, holds: 1 },
  },
  {
    name: 'a hold of the old kind',
    // No browser takes a description without ICE, not even its own; RingCentral's applies none of a hold.
    on: ['ringcentral'],
    play: scripted('+15550107011', async (world, far) => {
      await farCalls(world, far);
      const undo = await holdsOfOld(world);
      await agentHolds(world, far, 'recvonly', 'held');
      await linger(600);
      await agentHolds(world, far, 'sendrecv', 'active');
      await undo();
      await farEnds(far);
    }),
    truth: { ...byCustomer, holds: 1 },
  },
  {
    name: 'the far end holds with inactive, and resumes without an offer',
    // SIP.js offers recvonly then, which lets nobody resume; RingCentral's cannot answer where nothing is offered.
    on: ['jssip'],
    play: scripted('+15550107006', async (world, far) => {
      await farCalls(world, far);
      await farOffers(far, 'INVITE', 'inactive');
      await inState(world.phone, 'remote-held');
      await linger(600);
      far.ask('INVITE');
      far.confirm(await far.hear('SIP/2.0 200'), { sdp: deafSdp('sendrecv', 'passive') });
      await linger(300);
      await farEnds(far);
    }),
    truth: { ...byCustomer, farHolds: 1 },
  },
  {
    name: 'the far end holds by UPDATE',
    on: ['jssip'],
    play: scripted('+15550107007', async (world, far) => {
      await farCalls(world, far);
      await farOffers(far, 'UPDATE', 'sendonly');
      await inState(world.phone, 'remote-held');
      await linger(600);
      await farOffers(far, 'UPDATE', 'sendrecv');
      await inState(world.phone, 'active');
      await farEnds(far);
    }),
    truth: { ...byCustomer, farHolds: 1 },
  },
  {
    name: 'given up at the moment of the answer',
    // JsSIP leaves an answer that crossed its CANCEL without a word, RingCentral's forgets the call at once.
    on: ['sipjs'],
    play: scripted('+15550107008', async (world, far) => {
      await dial(world, '+15550107008');
      const invite = await far.hear('INVITE');
      far.answer(invite, '180 Ringing');
      await world.proxy.log.until({ dir: 'out', to: 'agent1', status: 180, callId: invite.headers.find(isCallId)?.value ?? '' });
      await press(world.phone, 'cancel');
      const cancel = await far.hear('CANCEL');
      far.answer(invite, '200 OK', sound);
      far.answer(cancel, '200 OK');
      far.answer(await far.hear('BYE'), '200 OK');
    }),
    truth: dialled,
  },
  {
    name: 'the far end passes the agent on to somebody else',
    on: ['jssip'],
    play: scripted('+15550107009', async (world, far) => {
      await farCalls(world, far);
      await linger(300);
      const next = await createFarEnd(world.proxy.url, world.proxy.domain, '+15550107010');
      await next.call('agent1', { sdp: deafSdp('sendrecv', 'actpass'), lines: [`Replaces: ${far.named()}`] });
      next.confirm(await next.hear('SIP/2.0 200'));
      far.answer(await far.hear('BYE'), '200 OK');
      await linger(300);
      await farEnds(next);
      next.close();
    }),
    truth: { ...byCustomer, endKind: 'transferred' },
    second: byCustomer,
  },
];

const isCallId = ({ name }: { readonly name: string }): boolean => /^call-id$/i.test(name);
