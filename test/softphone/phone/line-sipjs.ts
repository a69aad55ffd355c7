import { Invitation, type Session, Web } from 'sip.js';
import type { PhoneConfig } from '../page/config.ts';
import { audioDirection } from '../proxy/audio-direction.ts';
import { heldState, type Showing } from './call-state.ts';
import type { Line, LineDeps } from './line.ts';

/** The one call of the line, and who holds it. */
interface Call {
  readonly session: Session;
  local: boolean;
  remote: boolean;
  /** Who is asked before it is transferred. */
  colleague?: Session | undefined;
}

const bySelf = 'Ended here';
const byOther = 'Ended by the other side';

/** The line on SIP.js, through its own session manager, which is what most pages on SIP.js build upon. */
export function openSipJs({ config, speaker, showing }: LineDeps): Line {
  const { now, set } = showing;
  let call: Call | undefined;
  let lastEnd = byOther;
  const adopt = (session: Session) => {
    lastEnd = byOther;
    call = { session, local: false, remote: false };
    watchHolds(call, showing);
    set(introduction(session, config));
  };
  const manager = new Web.SessionManager(config.ws, {
    ...accountOf(config),
    media: { constraints: { audio: true, video: false }, remote: { audio: speaker } },
    delegate: {
      onRegistered: () => set({ registered: 'yes' }),
      onUnregistered: () => set({ registered: 'no' }),
      onServerDisconnect: () => set({ registered: 'no' }),
      onCallCreated: (session) => {
        if (call === undefined) return adopt(session);
        if (session instanceof Invitation) return;
        call.colleague = session;
        set({ consulting: 'ringing' });
      },
      onCallReceived: (session) => {
        if (session !== call?.session && session instanceof Invitation) void session.reject({ statusCode: 486 });
      },
      onCallAnswered: (session) => {
        if (session === call?.session) set({ state: 'active', answeredAt: performance.now() });
        if (session === call?.colleague) set({ consulting: 'talking' });
      },
      onCallHold: (session, held) => {
        if (session !== call?.session) return;
        call.local = held;
        set({ state: heldState(call.local, call.remote) });
      },
      onCallHangup: (session) => {
        if (session === call?.colleague) {
          call.colleague = undefined;
          return set({ consulting: 'no' });
        }
        if (session !== call?.session) return;
        call = undefined;
        showing.clear(lastEnd);
      },
    },
  });
  const end = () => {
    if (call === undefined) return;
    lastEnd = bySelf;
    void manager.hangup(call.session);
  };
  addEventListener('pagehide', end);
  void manager.connect().then(() => manager.register());
  return { end, ...controls(manager, config, showing, () => (now().state === 'idle' ? undefined : call)) };
}

function controls(
  manager: Web.SessionManager,
  config: PhoneConfig,
  { now, set }: Showing,
  current: () => Call | undefined,
): Omit<Line, 'end'> {
  const talking = () => (now().answeredAt === undefined ? undefined : current());
  const setMuted = (muted: boolean) => {
    const call = talking();
    if (call === undefined) return;
    if (muted) manager.mute(call.session);
    else manager.unmute(call.session);
    set({ muted });
  };
  return {
    setMuted,
    answer() {
      const call = current();
      if (call && now().state === 'ringing') void manager.answer(call.session);
    },
    dial: (number) => now().state === 'idle' && number !== '' && void manager.call(`sip:${number}@${config.domain}`),
    toggleHold() {
      const call = talking();
      // A second press while the first is under way is refused by the stack.
      if (call) void (call.local ? manager.unhold(call.session) : manager.hold(call.session)).catch(() => undefined);
    },
    toggleMute: () => setMuted(!now().muted),
    sendDigit(digit) {
      const call = talking();
      if (call) void manager.sendDTMF(call.session, digit);
    },
    async consult(to) {
      const call = talking();
      if (call === undefined || call.colleague !== undefined || to === '') return;
      if (!call.local) await manager.hold(call.session);
      await manager.call(`sip:${to}@${config.domain}`);
    },
    transfer(to) {
      const call = talking();
      const asked = now().consulting === 'talking' ? call?.colleague : undefined;
      if (call === undefined || (asked === undefined && to === '')) return;
      const back = () => set({ transferring: false });
      set({ transferring: true });
      void manager.transfer(call.session, asked ?? `sip:${to}@${config.domain}`, {
        requestDelegate: { onReject: back },
        onNotify: (notification) => {
          void notification.accept();
          const status = Number(/^SIP\/2\.0 (\d{3})/.exec(notification.request.body)?.[1]);
          if (status >= 300) back();
          else if (status >= 200) void manager.hangup(call.session);
        },
      });
    },
  };
}

function accountOf(config: PhoneConfig): Web.SessionManagerOptions {
  return {
    aor: `sip:${config.user}@${config.domain}`,
    registererOptions: { expires: 600 },
    userAgentOptions: {
      displayName: config.name,
      authorizationUsername: config.user,
      authorizationPassword: config.password,
      logLevel: 'error',
      sessionDescriptionHandlerFactoryOptions: { peerConnectionConfiguration: { iceServers: [] }, iceGatheringTimeout: 500 },
    },
  };
}

function introduction(session: Session, config: PhoneConfig) {
  const { remoteIdentity } = session;
  const incoming = session instanceof Invitation;
  const called = incoming ? (session.request.to.uri.user ?? '') : '';
  const number = remoteIdentity.uri.user ?? '';
  return {
    state: incoming ? 'ringing' : 'dialing',
    name: remoteIdentity.displayName || number,
    number,
    queue: incoming && called !== config.user ? called : '',
    lastEnd: '',
  } as const;
}

/** The session manager tells of our own holds alone; those of the far end stand in its re-INVITE. */
function watchHolds(call: Call, { set }: Showing): void {
  call.session.delegate = {
    onInvite: ({ body }) => {
      const direction = audioDirection(body);
      call.remote = direction === 'sendonly' || direction === 'inactive';
      set({ state: heldState(call.local, call.remote) });
    },
  };
}
