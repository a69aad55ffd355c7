import { UA, WebSocketInterface } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import type { RTCSessionEvent } from 'jssip/lib/UA';
import { heldState, type Showing } from './call-state.ts';
import type { Line, LineDeps } from './line.ts';

const MEDIA = { mediaConstraints: { audio: true, video: false }, pcConfig: { iceServers: [] } };

/** The line on JsSIP, which by itself does not hang up when the page goes away. */
export function openJsSip({ config, speaker, showing }: LineDeps): Line {
  const { now, set } = showing;
  let session: RTCSession | undefined;
  let colleague: RTCSession | undefined;
  const ua = new UA({
    sockets: [new WebSocketInterface(config.ws)],
    uri: `sip:${config.user}@${config.domain}`,
    display_name: config.name,
    password: config.password,
    register_expires: 600,
    session_timers: false,
  });
  ua.on('registered', () => set({ registered: 'yes' }));
  ua.on('unregistered', () => set({ registered: 'no' }));
  ua.on('registrationFailed', () => set({ registered: 'no' }));
  ua.on('disconnected', () => set({ registered: 'no' }));
  ua.on('newRTCSession', (event: RTCSessionEvent) => {
    const replaces = event.originator === 'remote' && event.request.hasHeader('replaces');
    if (session && event.originator === 'local') {
      colleague = event.session;
      return watchColleague(event.session, speaker, showing, () => {
        colleague = undefined;
      });
    }
    if (session && !replaces) return event.session.terminate({ status_code: 486, reason_phrase: 'Busy Here' });
    const own = event.session;
    session = own;
    const clear = (lastEnd: string) => {
      if (session !== own) return;
      session = undefined;
      showing.clear(lastEnd);
    };
    watch(own, speaker, { set, clear });
    const incoming = event.originator === 'remote';
    const other = event.session.remote_identity;
    const called = event.request.to.uri.user ?? '';
    set({
      state: incoming ? 'ringing' : 'dialing',
      name: other.display_name || other.uri.user || '',
      number: other.uri.user ?? '',
      queue: incoming && called !== config.user ? called : '',
      lastEnd: '',
    });
    // The call goes on with somebody else; JsSIP leaves the old one once the new one stands (RFC 3891).
    if (replaces) own.answer(MEDIA);
  });
  const end = () => {
    if (session && !session.isEnded()) session.terminate();
  };
  addEventListener('pagehide', end);
  ua.start();
  return {
    end,
    answer: () => now().state === 'ringing' && session?.answer(MEDIA),
    dial: (number) => now().state === 'idle' && number !== '' && void ua.call(`sip:${number}@${config.domain}`, MEDIA),
    toggleHold: () => session?.isEstablished() && void (session.isOnHold().local ? session.unhold() : session.hold()),
    toggleMute: () => setMuted(session, !now().muted),
    setMuted: (muted) => setMuted(session, muted),
    sendDigit: (digit) => session?.isEstablished() && session.sendDTMF(digit, { duration: 100, interToneGap: 70 }),
    consult(to) {
      if (!session?.isEstablished() || colleague !== undefined || to === '') return;
      if (!session.isOnHold().local) session.hold();
      ua.call(`sip:${to}@${config.domain}`, MEDIA);
    },
    transfer(to) {
      const leaving = session;
      const asked = colleague?.isEstablished() ? colleague : undefined;
      if (!leaving?.isEstablished() || (asked === undefined && to === '')) return;
      const back = () => set({ transferring: false });
      set({ transferring: true });
      leaving.refer(asked?.remote_identity.uri ?? `sip:${to}@${config.domain}`, {
        ...(asked === undefined ? {} : { replaces: asked }),
        eventHandlers: { accepted: () => leaving.terminate(), failed: back, requestFailed: back },
      });
    },
  };
}

function setMuted(session: RTCSession | undefined, muted: boolean): void {
  if (!session?.isEstablished()) return;
  if (muted) session.mute({ audio: true });
  else session.unmute({ audio: true });
}

function play(session: RTCSession, speaker: HTMLAudioElement): void {
  const listen = (connection: RTCPeerConnection) =>
    connection.addEventListener('track', (event) => {
      speaker.srcObject = event.streams[0] ?? new MediaStream([event.track]);
    });
  if (session.connection) listen(session.connection);
  else session.on('peerconnection', (event) => listen(event.peerconnection));
}

/** A call beside the one that is on hold. */
function watchColleague(session: RTCSession, speaker: HTMLAudioElement, { set }: Showing, over: () => void): void {
  play(session, speaker);
  set({ consulting: 'ringing' });
  session.on('accepted', () => set({ consulting: 'talking' }));
  const done = () => {
    over();
    set({ consulting: 'no' });
  };
  session.on('ended', done);
  session.on('failed', done);
}

function watch(session: RTCSession, speaker: HTMLAudioElement, { set, clear }: Pick<Showing, 'set' | 'clear'>): void {
  play(session, speaker);
  const held = () => {
    const { local, remote } = session.isOnHold();
    set({ state: heldState(local, remote) });
  };
  session.on('replaces', ({ accept }) => accept());
  session.on('accepted', () => set({ state: 'active', answeredAt: performance.now() }));
  session.on('hold', held);
  session.on('unhold', held);
  session.on('muted', () => set({ muted: true }));
  session.on('unmuted', () => set({ muted: false }));
  const over = (event: { originator: string; cause: string }) =>
    clear(event.originator === 'remote' ? `Ended by the other side (${event.cause})` : `Ended here (${event.cause})`);
  session.on('ended', over);
  session.on('failed', over);
}
