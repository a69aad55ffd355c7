import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BaresipEvent, openControl } from './baresip-control.ts';
import { findTelephony } from './find-telephony.ts';
import { freeTcp } from './free-port.ts';
import { runProgram } from './program.ts';
import type { Kamailio } from './server.ts';

/** A phone that is no browser: ICE, DTLS-SRTP, Opus or G.711, and a tone for a voice. It unregisters when it is disposed of. */
export interface Baresip extends AsyncDisposable {
  dial(user: string): void;
  hangUp(): void;
  /** Resolves when it has told that once more than it was asked for; rejects after 10 s. */
  until(event: BaresipEvent): Promise<void>;
  /** SIGKILL: nothing is said to anybody, and the sound stops. */
  kill(): Promise<void>;
}

const MODULES = ['menu', 'ctrl_tcp', 'uuid', 'ice', 'dtls_srtp', 'srtp', 'opus', 'g711', 'ausine', 'aufile'];

/**
 * Starts it as that user of the exchange and resolves when it is registered; rejects where this machine has no address but loopback. It
 * answers each call by itself.
 */
export async function startBaresip(exchange: Kamailio, user: string): Promise<Baresip> {
  if (!hasNetwork()) throw new Error('baresip finds no way for the sound on loopback alone: give this machine an address in a network.');
  const folder = mkdtempSync(join(tmpdir(), 'onhook-baresip-'));
  const port = await freeTcp();
  const { baresip, baresipModules } = findTelephony();
  writeFileSync(join(folder, 'config'), configOf({ folder, port, modules: baresipModules }));
  const program = runProgram(baresip, ['-f', folder]);
  const end = async (how: 'stop' | 'kill') => {
    await program[how]();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const control = await openControl(program, port);
    // Not from a file: it would register, and tell so, before anybody listens.
    control.send('uanew', accountOf(exchange, user));
    await control.until('REGISTER_OK');
    return {
      dial: (to) => control.send('dial', `sip:${to}@${exchange.domain}`),
      hangUp: () => control.send('hangup'),
      until: control.until,
      kill: () => end('kill'),
      [Symbol.asyncDispose]: () => end('stop'),
    };
  } catch (error) {
    await end('kill');
    throw new Error(`baresip did not start:\n${program.log()}`, { cause: error });
  }
}

const hasNetwork = (): boolean =>
  Object.values(networkInterfaces()).some((each) => each?.some(({ family, internal }) => family === 'IPv4' && !internal));

interface Setting {
  readonly folder: string;
  readonly port: number;
  readonly modules: string;
}

const configOf = ({ folder, port, modules }: Setting): string => `
sip_listen 127.0.0.1:0
net_interface 127.0.0.1
audio_source ausine,440
audio_player aufile,${folder}/heard.wav
audio_alert aufile,/dev/null
ausrc_srate 48000
auplay_srate 48000
ausrc_channels 2
auplay_channels 2
statmode_default off
rtcp_mux yes
ctrl_tcp_listen 127.0.0.1:${port}
module_path ${modules}
${MODULES.map((name) => `module ${name}.so`).join('\n')}
`;

const accountOf = ({ domain, host, password }: Kamailio, user: string): string =>
  `<sip:${user}@${domain};transport=udp>;auth_user=${user};auth_pass=${password};outbound="sip:${host};transport=udp"` +
  `;mediaenc=dtls_srtp;medianat=ice;answermode=auto;audio_codecs=opus/48000/2,pcmu;regint=120`;
