import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTelephony } from './find-telephony.ts';
import { type Program, runProgram } from './program.ts';
import type { Kamailio } from './server.ts';
import { fillIn } from './template.ts';

/** A scene that is played once. */
export interface Scene extends AsyncDisposable {
  /** Resolves when all of it went as it must; rejects otherwise, or after 20 s. */
  readonly played: Promise<void>;
}

/** The next call to a user `scene…` rings, and is refused with that status. */
export function refuseOnce({ scenePort }: Kamailio, status: number): Scene {
  return play(fillIn('refuse.xml', { STATUS: status }), ['-p', String(scenePort)]);
}

/** The next call to a user `scene…` is answered as an exchange without WebRTC does: sound in the clear, by a codec that any phone has. */
export function answerInTheClear({ scenePort }: Kamailio): Scene {
  return play(fillIn('clear.xml', {}), ['-p', String(scenePort)]);
}

const OFFER = `Content-Type: application/sdp
Content-Length: [len]

v=0
o=scene 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 [media_ip]
t=0 0
m=audio [media_port] RTP/AVP 0
a=rtpmap:0 PCMU/8000`;
const NO_OFFER = 'Content-Length: 0\n';

/** How somebody calls who gives up. */
export interface GivingUp {
  /** Of the CANCEL (RFC 3326). */
  readonly reason?: string;
  /** False leaves the sound to the answer; true unless told. */
  readonly offers?: boolean;
}

/** Calls that user, lets the phone ring for a second and a half, and cancels. */
export function giveUp({ domain, host, password }: Kamailio, user: string, { reason, offers = true }: GivingUp = {}): Scene {
  const why = ['Max-Forwards: 70', ...(reason === undefined ? [] : [`Reason: ${reason}`])].join('\n');
  const values = { DOMAIN: domain, PASSWORD: password, USER: user, WHY: why, OFFER: offers ? OFFER : NO_OFFER };
  return play(fillIn('give-up.xml', values), [host]);
}

function play(scene: string, args: readonly string[]): Scene {
  const folder = mkdtempSync(join(tmpdir(), 'onhook-scene-'));
  const file = join(folder, 'scene.xml');
  writeFileSync(file, scene);
  const once = '-i 127.0.0.1 -m 1 -nostdin -timeout 20 -timeout_error'.split(' ');
  const program = runProgram(findTelephony().sipp, ['-sf', file, ...once, ...args]);
  void program.ended.then(() => rmSync(folder, { recursive: true, force: true }));
  return { played: wellPlayed(program), [Symbol.asyncDispose]: program.stop };
}

async function wellPlayed(program: Program): Promise<void> {
  if ((await program.ended) !== 0) throw new Error(`the scene went otherwise:\n${program.log()}`);
}
