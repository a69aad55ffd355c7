import { UA, WebSocketInterface } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import type { RTCSessionEvent } from 'jssip/lib/UA';
import type { PhoneConfig } from '../page/config.ts';
import { heldState, type LineView, QUIET } from './call-state.ts';

/** The agent's line: one call at a time. Every method is harmless when it does not fit the state. */
export interface Line {
  answer(): void;
  /** Declines, cancels or hangs up, whatever fits. */
  end(): void;
  dial(number: string): void;
  toggleHold(): void;
  toggleMute(): void;
  setMuted(muted: boolean): void;
  sendDigit(digit: string): void;
  /** Blind transfer (RFC 3515); hangs up once the other end has reached the target. */
  transfer(to: string): void;
}

const MEDIA = { mediaConstraints: { audio: true, video: false }, pcConfig: { iceServers: [] } };

/** Registers and reports each change. Hangs up when the page goes away: JsSIP by itself does not. */
export function openLine(config: PhoneConfig, speaker: HTMLAudioElement, onChange: (view: LineView) => void): Line {
  let view = QUIET;
  let session: RTCSession | undefined;
  const set = (change: Partial<LineView>) => {
    view = { ...view, ...change };
    onChange(view);
  };
  const clear = (lastEnd: string) => {
    session = undefined;
    view = { ...QUIET, registered: view.registered, lastEnd };
    onChange(view);
  };
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
    if (session) return event.session.terminate({ status_code: 486, reason_phrase: 'Busy Here' });
    session = event.session;
    watch(event.session, speaker, set, clear);
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
  });
  const end = () => {
    if (session && !session.isEnded()) session.terminate();
  };
  addEventListener('pagehide', end);
  ua.start();
  return {
    end,
    answer: () => view.state === 'ringing' && session?.answer(MEDIA),
    dial: (number) => view.state === 'idle' && number !== '' && void ua.call(`sip:${number}@${config.domain}`, MEDIA),
    toggleHold: () => session?.isEstablished() && void (session.isOnHold().local ? session.unhold() : session.hold()),
    toggleMute: () => setMuted(session, !view.muted),
    setMuted: (muted) => setMuted(session, muted),
    sendDigit: (digit) => session?.isEstablished() && session.sendDTMF(digit, { duration: 100, interToneGap: 70 }),
    transfer(to) {
      const leaving = session;
      if (!leaving?.isEstablished() || to === '') return;
      const back = () => set({ transferring: false });
      set({ transferring: true });
      leaving.refer(`sip:${to}@${config.domain}`, {
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

type Watcher = (change: Partial<LineView>) => void;

function watch(session: RTCSession, speaker: HTMLAudioElement, set: Watcher, clear: (lastEnd: string) => void): void {
  const play = (connection: RTCPeerConnection) =>
    connection.addEventListener('track', (event) => {
      speaker.srcObject = event.streams[0] ?? new MediaStream([event.track]);
    });
  if (session.connection) play(session.connection);
  else session.on('peerconnection', (event) => play(event.peerconnection));
  const held = () => {
    const { local, remote } = session.isOnHold();
    set({ state: heldState(local, remote) });
  };
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
