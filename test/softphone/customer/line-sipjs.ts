import { Invitation, Inviter, Registerer, RegistererState, type Session, SessionState, SIPExtension, UserAgent, Web } from 'sip.js';
import type { PhoneConfig } from '../page/config.ts';
import { audioDirection } from '../proxy/audio-direction.ts';
import { type CustomerLine, type CustomerState, type LineEvents, silence } from './line.ts';

/** The customer's line on SIP.js. */
export async function openSipJs(config: PhoneConfig, voice: MediaStream, events: LineEvents): Promise<CustomerLine> {
  let session: Session | undefined;
  let heldByUs = false;
  const uriOf = (user: string) => UserAgent.makeURI(`sip:${user}@${config.domain}`);
  const adopt = (next: Session, state: CustomerState) => {
    session = next;
    heldByUs = false;
    events.state(state);
    next.stateChange.addListener((now) => {
      if (session !== next) return;
      if (now === SessionState.Established) events.state('active');
      if (now !== SessionState.Terminated) return;
      session = undefined;
      events.state('idle');
    });
    next.delegate = {
      onSessionDescriptionHandler: (handler) => handler instanceof Web.SessionDescriptionHandler && listen(handler, events),
      onInvite: (request) => {
        const direction = audioDirection(request.body);
        if (!heldByUs) events.state(direction === 'sendonly' || direction === 'inactive' ? 'remote-held' : 'active');
      },
      onRefer: async (referral) => {
        await referral.accept();
        const onward = referral.makeInviter();
        adopt(onward, 'dialing');
        await onward.invite();
      },
    };
  };
  const uri = uriOf(config.user);
  if (!uri) throw new Error(`no SIP user: ${config.user}`);
  const agent = new UserAgent({
    uri,
    displayName: config.name,
    transportOptions: { server: config.ws },
    authorizationUsername: config.user,
    authorizationPassword: config.password,
    logLevel: 'error',
    sipExtensionReplaces: SIPExtension.Supported,
    sessionDescriptionHandlerFactory: Web.defaultSessionDescriptionHandlerFactory(() => Promise.resolve(voice.clone())),
    sessionDescriptionHandlerFactoryOptions: { peerConnectionConfiguration: { iceServers: [] }, iceGatheringTimeout: 500 },
    delegate: {
      onInvite: async (invitation) => {
        if (session && invitation.replacee === undefined) return invitation.reject({ statusCode: 486 });
        adopt(invitation, 'ringing');
        if (config.auto) await invitation.accept();
      },
      onDisconnect: () => events.registered(false),
    },
  });
  await agent.start();
  await register(agent, events);
  return {
    async call(user) {
      const target = uriOf(user);
      if (session || !target) return;
      const inviter = new Inviter(agent, target);
      adopt(inviter, 'dialing');
      await inviter.invite();
    },
    async answer() {
      if (session instanceof Invitation && session.state === SessionState.Initial) await session.accept();
    },
    end: () => endSession(session),
    async hold(on) {
      const held = session;
      if (held?.state !== SessionState.Established) return;
      const onAccept = () => {
        heldByUs = on;
        events.state(on ? 'held' : 'active');
      };
      await held.invite({
        sessionDescriptionHandlerOptions: { hold: on } as Web.SessionDescriptionHandlerOptions,
        requestDelegate: { onAccept },
      });
    },
    dropSocket: () => agent.transport.disconnect(),
    stall: () => silence(connectionOf(session)),
  };
}

function register(agent: UserAgent, events: LineEvents): Promise<unknown> {
  const registerer = new Registerer(agent, { expires: 600 });
  registerer.stateChange.addListener((state) => events.registered(state === RegistererState.Registered));
  return registerer.register();
}

async function endSession(session: Session | undefined): Promise<void> {
  if (session?.state === SessionState.Established) await session.bye();
  else if (session instanceof Inviter) await session.cancel();
  else if (session instanceof Invitation) await session.reject({ statusCode: 603 });
}

function connectionOf(session: Session | undefined): RTCPeerConnection | undefined {
  const handler = session?.sessionDescriptionHandler;
  return handler instanceof Web.SessionDescriptionHandler ? handler.peerConnection : undefined;
}

function listen(handler: Web.SessionDescriptionHandler, events: LineEvents): void {
  handler.peerConnection?.addEventListener('track', (event) => events.heard(event.streams[0] ?? new MediaStream([event.track])));
}
