import { execFileSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { installPackages, lookFor } from '../find-program.ts';

/** Programs that speak SIP as the world outside does, none of them in a browser. */
export interface FoundTelephony {
  /** An exchange: registrar and proxy, with WebSocket. */
  readonly kamailio: string;
  /** A phone that speaks what WebRTC asks for: ICE, DTLS-SRTP, Opus. */
  readonly baresip: string;
  /** The folder of its modules. */
  readonly baresipModules: string;
  /** A phone that plays a scene, byte by byte. */
  readonly sipp: string;
}

const ADVICE =
  'The calls through a real exchange need kamailio with its WebSocket module, baresip and sipp: install the packages kamailio, kamailio-websocket-modules, baresip-core and sip-tester.';

const onLinux = (...paths: readonly string[]) => lookFor({ linux: paths, mac: [], windows: [] });
// A user's PATH has no folder of daemons.
const kamailio = () => onLinux('kamailio') ?? ['/usr/sbin/kamailio', '/usr/local/sbin/kamailio'].find((path) => existsSync(path));
const inLibraries = (path: string): string | undefined => globSync(`/usr/{,local/}{lib,lib64}/{,*/}${path}`)[0];
const hasWebSocket = () => inLibraries('kamailio/modules/websocket.so') !== undefined;

const wanted: readonly { readonly names: readonly string[]; isThere(): boolean }[] = [
  { names: ['kamailio', 'kamailio-websocket-modules'], isThere: () => kamailio() !== undefined && hasWebSocket() },
  { names: ['baresip-core'], isThere: () => onLinux('baresip') !== undefined && inLibraries('baresip/modules') !== undefined },
  { names: ['sip-tester'], isThere: () => onLinux('sipp') !== undefined },
];

/**
 * Kamailio, baresip and sipp where they usually lie. As root on a Debian-like system it installs what is missing; anywhere else it throws one
 * sentence that says what to install.
 */
export function findTelephony(): FoundTelephony {
  const missing = wanted.filter(({ isThere }) => !isThere()).flatMap(({ names }) => names);
  if (missing.length > 0) install(missing);
  const found = {
    kamailio: kamailio(),
    baresip: onLinux('baresip'),
    baresipModules: inLibraries('baresip/modules'),
    sipp: onLinux('sipp'),
  };
  if (!isWhole(found) || !hasWebSocket()) throw new Error(`apt-get did not install all of it. ${ADVICE}`);
  return found;
}

function isWhole(found: { readonly [program in keyof FoundTelephony]: string | undefined }): found is FoundTelephony {
  return Object.values(found).every((path) => path !== undefined);
}

function install(names: readonly string[]): void {
  // Debian starts what it installs, and this one would listen to the whole network.
  if (names.includes('kamailio') && existsSync('/run/systemd/system'))
    execFileSync('systemctl', ['mask', 'kamailio.service'], { stdio: 'ignore' });
  installPackages(names, ADVICE);
}
