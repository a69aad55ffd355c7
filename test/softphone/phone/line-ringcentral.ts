import WebPhone from 'ringcentral-web-phone';
import InboundCallSession from 'ringcentral-web-phone/call-session/inbound';
import type CallSession from 'ringcentral-web-phone/call-session/index';
import OutboundCallSession from 'ringcentral-web-phone/call-session/outbound';
import type InboundMessage from 'ringcentral-web-phone/sip-message/inbound';
import type { PhoneConfig } from '../page/config.ts';
import { audioDirection } from '../proxy/audio-direction.ts';
import { heldState, type Showing } from './call-state.ts';
import type { Line, LineDeps } from './line.ts';
import { createPlainSipClient } from './ringcentral-socket.ts';

/** The one call of the line; the stack keeps neither who holds it nor whether an offer of its own was refused. */
interface Call {
  readonly session: CallSession;
  local: boolean;
  remote: boolean;
  refused: boolean;
  lastEnd: string;
  /** Who is asked before it is transferred, and what joins the two. */
  colleague?: OutboundCallSession | undefined;
  join?: () => Promise<void>;
}

/** The line on RingCentral's web phone. Its hold stands on the wire alone: it repeats the description that it has, and applies none. */
export function openRingCentral({ config, showing }: LineDeps): Line {
  const { now, set } = showing;
  const sipInfo = accountOf(config);
  const phone = new WebPhone({ sipInfo, sipClient: createPlainSipClient(sipInfo), autoAnswer: false });
  let call: Call | undefined;
  const adopt = (session: CallSession) => {
    if (call !== undefined) return beside(call, session, showing);
    const adopted: Call = { session, local: false, remote: false, refused: false, lastEnd: 'Ended by the other side' };
    call = adopted;
    watch(phone, adopted, showing, () => {
      if (call !== adopted) return;
      call = undefined;
      showing.clear(adopted.lastEnd);
    });
    set(introduction(session, config));
  };
  phone.on('inboundCall', adopt);
  phone.on('outboundCall', adopt);
  const end = () => {
    if (call === undefined) return;
    const { session } = call;
    call.lastEnd = 'Ended here';
    if (session.state === 'answered') void session.hangup();
    else if (session instanceof InboundCallSession) void session.decline();
    else if (session instanceof OutboundCallSession && session.state === 'ringing') void session.cancel();
  };
  addEventListener('pagehide', end);
  void phone.start().then(
    () => set({ registered: 'yes' }),
    () => set({ registered: 'no' }),
  );
  return {
    end,
    dial: (number) => now().state === 'idle' && number !== '' && void phone.call(number),
    ...controls(showing, () => call),
  };
}

function controls({ now, set }: Showing, current: () => Call | undefined): Omit<Line, 'end' | 'dial'> {
  const talking = () => (now().answeredAt === undefined ? undefined : current());
  const setMuted = (muted: boolean) => {
    const call = talking();
    if (call === undefined) return;
    if (muted) call.session.mute();
    else call.session.unmute();
    set({ muted });
  };
  const hold = async (call: Call, on: boolean) => {
    call.refused = false;
    await (on ? call.session.hold() : call.session.unhold());
    if (call.refused) return;
    call.local = on;
    set({ state: heldState(call.local, call.remote) });
  };
  return {
    setMuted,
    answer() {
      const session = current()?.session;
      if (session instanceof InboundCallSession && now().state === 'ringing') void session.answer();
    },
    toggleHold() {
      const call = talking();
      if (call) void hold(call, !call.local);
    },
    toggleMute: () => setMuted(!now().muted),
    sendDigit: (digit) => talking()?.session.sendDtmf(digit),
    async consult(to) {
      const call = talking();
      if (call === undefined || call.colleague !== undefined || to === '') return;
      call.local = true;
      set({ state: heldState(call.local, call.remote) });
      call.join = (await call.session.warmTransfer(to)).complete;
    },
    transfer(to) {
      const call = talking();
      const join = now().consulting === 'talking' ? call?.join : undefined;
      if (call === undefined || (join === undefined && to === '')) return;
      set({ transferring: true });
      // Resolves with the good-bye of the exchange; the call is over then.
      void (join?.() ?? call.session.transfer(to)).catch(() => set({ transferring: false }));
    },
  };
}

/** Somebody calls while a call is up, or the agent asks a colleague. */
function beside(call: Call, session: CallSession, { set }: Showing): void {
  if (session instanceof InboundCallSession) return void session.decline();
  if (!(session instanceof OutboundCallSession)) return;
  call.colleague = session;
  set({ consulting: 'ringing' });
  session.on('answered', () => set({ consulting: 'talking' }));
  session.on('disposed', () => {
    call.colleague = undefined;
    set({ consulting: 'no' });
  });
}

/** The account as RingCentral's provisioning would give it; the proxy is the exchange's whole address. */
function accountOf({ user, password, domain, ws }: PhoneConfig) {
  return {
    username: user,
    password,
    authorizationId: user,
    domain,
    outboundProxy: ws,
    outboundProxyBackup: ws,
    stunServers: [],
  };
}

function introduction(session: CallSession, config: PhoneConfig) {
  const incoming = session instanceof InboundCallSession;
  const called = incoming ? session.localNumber : '';
  const name = incoming ? /^"?([^"<]+?)"? *</.exec(session.remotePeer)?.[1] : undefined;
  return {
    state: incoming ? 'ringing' : 'dialing',
    name: name ?? session.remoteNumber,
    number: session.remoteNumber,
    queue: incoming && called !== config.user ? called : '',
    lastEnd: '',
  } as const;
}

function watch(phone: WebPhone, call: Call, { set }: Showing, over: () => void): void {
  const { session } = call;
  session.on('answered', () => set({ state: 'active', answeredAt: performance.now() }));
  session.on('disposed', over);
  session.on('inboundMessage', (message: InboundMessage) => {
    if (message.subject.startsWith('INVITE ')) {
      const direction = audioDirection(message.body);
      call.remote = direction === 'sendonly' || direction === 'inactive';
      return set({ state: heldState(call.local, call.remote) });
    }
    const status = Number(/^SIP\/2\.0 (\d{3})/.exec(message.subject)?.[1]);
    if (!message.getHeader('CSeq')?.endsWith(' INVITE') || !(status >= 300)) return;
    call.refused = true;
    // Refused at once, without a word before it: the stack goes on waiting for the one that follows the first.
    if (session.state === 'init' && status !== 407) forget(phone, session);
  });
}

function forget(phone: WebPhone, session: CallSession): void {
  phone.callSessions = phone.callSessions.filter((each) => each !== session);
  session.dispose();
}
