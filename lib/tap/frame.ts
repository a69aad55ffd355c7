import { looksLikeSip, MAX_MESSAGE, readSip } from '../sip/message.ts';
import { charAt, isBlank } from '../sip/text.ts';
import type { TapNatives } from './natives.ts';
import type { Reporter } from './report.ts';

/** What is known of one socket. */
export interface SocketState {
  isSip: boolean;
  isProtocolRead: boolean;
  /** Frames that were not SIP, while it is not known to be a SIP socket. */
  strange: number;
  /** It showed too many of them, and is watched no more. */
  isPassedBy: boolean;
}

export const newSocket = (): SocketState => ({ isSip: false, isProtocolRead: false, strange: 0, isPassedBy: false });

/** After so many frames that are not SIP, a socket without the `sip` subprotocol (RFC 7118 §4.1) is watched no more. */
export const STRANGE_FRAMES = 8;
const OPEN = 1;

/** What the reader does to the socket itself. */
interface SocketHooks {
  readonly onSip: (socket: object) => void;
  readonly onStrange: (socket: object, state: SocketState) => void;
}

/** Reads one frame and reports what it says. Counts, and reports nothing of, what cannot be read. */
export function createFrameReader(natives: TapNatives, reporter: Reporter, hooks: SocketHooks) {
  const become = (socket: object, state: SocketState): void => {
    state.isSip = true;
    hooks.onSip(socket);
    reporter.socket(true);
  };
  const passBy = (socket: object, state: SocketState): void => {
    if (state.isSip) reporter.countDropped();
    else if (++state.strange >= STRANGE_FRAMES) hooks.onStrange(socket, state);
  };
  const report = (socket: object, out: boolean, text: string): void => {
    reporter.countFrame();
    const reading = readSip(natives.text, text);
    // A closed socket swallows what it is given: nothing was sent.
    const happened = !out || natives.readyStateOf(socket) === OPEN;
    if (happened && typeof reading !== 'string') reporter.sip(reading, out);
    if (reading === 'malformed') reporter.countDropped();
    if (typeof reading === 'string') reporter.settle();
  };
  return (socket: object, state: SocketState, out: boolean, data: unknown): void => {
    if (!state.isProtocolRead) {
      state.isProtocolRead = true;
      if (natives.protocolOf(socket) === 'sip') become(socket, state);
    }
    const text = typeof data === 'string' ? data : decodeFrame(natives, data);
    if (text === null) passBy(socket, state);
    else if (!isKeepAlive(text)) {
      if (!state.isSip && looksLikeSip(natives.text, text)) become(socket, state);
      if (state.isSip) report(socket, out, text);
      else passBy(socket, state);
    }
  };
}

/** Null for a Blob, which cannot be read in time, and for more bytes than a message may have. */
function decodeFrame(natives: TapNatives, data: unknown): string | null {
  const length = natives.byteLengthOf(data);
  return length < 0 || length > MAX_MESSAGE ? null : natives.decode(data);
}

/** Line ends alone (RFC 5626 §3.5.1, RFC 7118 §6). */
function isKeepAlive(text: string): boolean {
  if (text.length > 4) return false;
  for (let i = 0; i < text.length; i++) if (!isBlank(charAt(text, i))) return false;
  return true;
}
