import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLedger, type Ledger } from '../../softphone/proxy/ledger.ts';
import { findTelephony } from './find-telephony.ts';
import { freeTcp, freeUdp } from './free-port.ts';
import { type Program, runProgram } from './program.ts';
import { fillIn } from './template.ts';
import { readWire } from './wire.ts';

const DOMAIN = 'demo.onhook.example';
const PASSWORD = 'secret';

/** Debian's kamailio on free ports of loopback. */
export interface Kamailio {
  /** For phones in pages. */
  readonly url: string;
  /** For phones that are programs, over UDP. */
  readonly host: string;
  readonly domain: string;
  readonly password: string;
  /** Calls to users whose name begins with `scene` go to this UDP port: a phone there needs no registration. */
  readonly scenePort: number;
  /** Each message as it came to the exchange, `from` one user `to` the other; what the exchange answers by itself is not in it. */
  readonly wire: Ledger;
  /** Ends it, and resolves when it is gone. */
  stop(): Promise<void>;
}

/** Starts it and resolves when it takes calls; rejects with its log when it does not within 10 s. */
export async function startKamailio(): Promise<Kamailio> {
  const [ws, udp, scenePort, folder] = [await freeTcp(), await freeUdp(), await freeUdp(), mkdtempSync(join(tmpdir(), 'onhook-kamailio-'))];
  const file = join(folder, 'kamailio.cfg');
  writeFileSync(file, fillIn('server.cfg', { DOMAIN, PASSWORD, WS: ws, UDP: udp, SCENE: scenePort }));
  const wire = createLedger();
  const readLine = readWire(wire);
  const program = runProgram(
    findTelephony().kamailio,
    [...'-DD -E -m 64 -M 8'.split(' '), '-f', file, '-Y', folder, '-w', folder],
    readLine,
  );
  const stop = async () => {
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await listening(program, ws);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `ws://127.0.0.1:${ws}`, host: `127.0.0.1:${udp}`, domain: DOMAIN, password: PASSWORD, scenePort, wire, stop };
}

async function listening(program: Program, port: number): Promise<void> {
  const until = performance.now() + 10_000;
  while (!(await isOpen(port))) {
    if (program.hasEnded() || performance.now() > until) throw new Error(`kamailio did not start:\n${program.log()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
