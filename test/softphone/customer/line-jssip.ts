import { UA, WebSocketInterface } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import type { RTCSessionEvent } from 'jssip/lib/UA';
import type { PhoneConfig } from '../page/config.ts';
import { type CustomerLine, type CustomerState, type LineEvents, silence } from './line.ts';

/** The customer's line on JsSIP. */
export async function openJsSip(config: PhoneConfig, voice: MediaStream, events: LineEvents): Promise<CustomerLine> {
  let session: RTCSession | undefined;
  const media = () => ({ mediaStream: voice.clone(), pcConfig: { iceServers: [] } });
  const adopt = (next: RTCSession, state: CustomerState) => {
    session = next;
    events.state(state);
    watch(next, events, () => {
      if (session !== next) return;
      session = undefined;
      events.state('idle');
    });
    next.on('refer', ({ accept }) => accept((onward: RTCSession) => adopt(onward, 'dialing'), media()));
  };
  const socket = new WebSocketInterface(config.ws);
  const agent = new UA({
    sockets: [socket],
    uri: `sip:${config.user}@${config.domain}`,
    display_name: config.name,
    password: config.password,
    register_expires: 600,
    session_timers: false,
  });
  agent.on('registered', () => events.registered(true));
  agent.on('unregistered', () => events.registered(false));
  agent.on('disconnected', () => events.registered(false));
  agent.on('newRTCSession', (event: RTCSessionEvent) => {
    if (event.originator === 'local') return;
    if (session) return event.session.terminate({ status_code: 486, reason_phrase: 'Busy Here' });
    adopt(event.session, 'ringing');
    if (config.auto) event.session.answer(media());
  });
  agent.start();
  return {
    async call(user) {
      if (session === undefined) adopt(agent.call(`sip:${user}@${config.domain}`, media()), 'dialing');
    },
    async answer() {
      if (session?.isInProgress() && session.direction === 'incoming') session.answer(media());
    },
    async end() {
      if (session === undefined || session.isEnded()) return;
      const declines = session.direction === 'incoming' && !session.isEstablished();
      session.terminate(declines ? { status_code: 603, reason_phrase: 'Decline' } : {});
    },
    async hold(on) {
      if (!session?.isEstablished()) return;
      if (on) session.hold();
      else session.unhold();
    },
    async dropSocket() {
      socket.disconnect();
    },
    stall: () => silence(session?.connection),
  };
}

function watch(session: RTCSession, events: LineEvents, over: () => void): void {
  const listen = (connection: RTCPeerConnection) =>
    connection.addEventListener('track', (event) => events.heard(event.streams[0] ?? new MediaStream([event.track])));
  if (session.connection) listen(session.connection);
  else session.on('peerconnection', (event) => listen(event.peerconnection));
  const held = () => {
    const { local, remote } = session.isOnHold();
    events.state(local ? 'held' : remote ? 'remote-held' : 'active');
  };
  session.on('accepted', () => events.state('active'));
  session.on('hold', held);
  session.on('unhold', held);
  session.on('ended', over);
  session.on('failed', over);
}
