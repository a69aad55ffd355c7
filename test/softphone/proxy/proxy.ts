import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { createFaults, type Faults } from './faults.ts';
import { createLedger, type Entry, entryOf, type Ledger } from './ledger.ts';
import { header, methodOf, parseMessage, type SipMessage, statusOf, tagOf } from './message.ts';
import { createPeers, type Peer } from './peer.ts';
import { createRegistrar } from './registrar.ts';
import { replyTo } from './reply.ts';
import { createRouter } from './router.ts';

/** How the demo exchange is set up. */
export interface ProxyOptions {
  /** 0 (any free port) unless told. Listens on 127.0.0.1 only. */
  readonly port?: number;
  readonly domain?: string;
  readonly password?: string;
  /** Queue number to the agent who serves it. */
  readonly queues?: Readonly<Record<string, string>>;
}

/** A running SIP-over-WebSocket registrar and proxy (RFC 3261, RFC 7118). */
export interface SipProxy {
  readonly url: string;
  readonly domain: string;
  readonly log: Ledger;
  readonly faults: Faults;
  /** Calls back for each message that passes. */
  on(listener: (entry: Entry) => void): () => void;
  /** Who is registered now. */
  isRegistered(user: string): boolean;
  /** Cuts that user's socket, as a network loss would. */
  cut(user: string): void;
  /** Sends that user a frame as it stands: rubbish, hostile or forged. */
  inject(user: string, frame: string | Uint8Array): void;
  stop(): Promise<void>;
}

/** Where RingCentral's web phone transfers to, whatever its own domain is. */
const RINGCENTRAL = 'sip.ringcentral.com';
const DEPENDENT = /^ringcentral-web-phone/;

/** Starts the exchange; rejects when the port is taken. */
export async function startProxy(options: ProxyOptions = {}): Promise<SipProxy> {
  const { port = 0, domain = 'demo.onhook.example', password = 'secret', queues = { billing: 'agent1' } } = options;
  const server = new WebSocketServer({ host: '127.0.0.1', port, handleProtocols: (offered) => (offered.has('sip') ? 'sip' : false) });
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const log = createLedger();
  const faults = createFaults();
  const peers = createPeers();
  const registrar = createRegistrar<Peer>(domain, password);
  const live = new Set<Peer>();
  const send = (peer: Peer, message: SipMessage): void => {
    if (peer.socket.readyState !== peer.socket.OPEN) return;
    const entry = entryOf(message, 'out', 'proxy', peer.name);
    const fault = faults.takeOut(entry, isInDialog(message));
    const text = fault?.kind === 'rewrite' ? fault.change(entry.text) : entry.text;
    log.add({ ...entry, text });
    peer.socket.send(fault?.kind === 'binary' ? Buffer.from(text) : text);
  };
  const router = createRouter({
    domains: [domain, RINGCENTRAL],
    ownUri: `sip:${address};transport=ws;lr`,
    host: address,
    queues,
    peers,
    registrar,
    send,
  });
  const receive = (peer: Peer, text: string) => {
    // A keep-alive is answered with a single line break (RFC 5626 §4.4.1, RFC 7118 §6).
    if (text.trim() === '') return void peer.socket.send('\r\n');
    const message = parseMessage(text);
    if (message === undefined) return;
    peers.learn(message, peer);
    if (DEPENDENT.test(header(message, 'user-agent') ?? '')) peer.isDependent = true;
    const entry = entryOf(message, 'in', peer.name, 'proxy');
    log.add(entry);
    const fault = faults.take(entry, isInDialog(message));
    if (fault?.kind === 'drop') return;
    if (fault?.kind === 'refuse' && statusOf(message) === undefined && methodOf(message) !== 'ACK')
      return send(peer, replyTo(message, fault.status, fault.reason));
    if (fault?.kind === 'delay') return void setTimeout(() => router.route(peer, message), fault.ms);
    if (fault?.kind === 'keep') return void fault.until.then(() => router.route(peer, message));
    router.route(peer, message);
    if (fault?.kind === 'duplicate') router.route(peer, message);
  };
  server.on('connection', (socket) => {
    const peer: Peer = { name: 'unknown', socket };
    live.add(peer);
    socket.on('message', (data) => receive(peer, data.toString()));
    socket.on('close', () => {
      live.delete(peer);
      peers.forget(peer);
      registrar.forget(peer);
    });
  });
  return {
    url: `ws://${address}`,
    domain,
    log,
    faults,
    on: log.on,
    isRegistered: (user) => registrar.find(user) !== undefined,
    cut: (user) => registrar.find(user)?.peer.socket.terminate(),
    inject: (user, frame) => registrar.find(user)?.peer.socket.send(frame),
    async stop() {
      for (const peer of live) peer.socket.terminate();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const isInDialog = (message: SipMessage): boolean => tagOf(header(message, 'to')) !== undefined;
