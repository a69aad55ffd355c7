import type { SipFields } from '../sip/message.ts';
import type { TapNatives } from './natives.ts';

/** Turns what was seen into numbered signals, written by hand so that no `toJSON` of the page is asked. */
export interface Reporter {
  /** True after three faults of our own: from then on everything passes through unread. */
  readonly isOff: () => boolean;
  readonly sip: (fields: SipFields, out: boolean) => void;
  /** Heard of each SIP socket; said when the first opens and the last closes. */
  readonly socket: (up: boolean) => void;
  /** Said only in a frame that has had a SIP socket. */
  readonly page: (what: 'hide' | 'show') => void;
  readonly countFrame: () => void;
  readonly countDropped: () => void;
  readonly fault: () => void;
  /** Sends the counts if they changed and the last went out 5 s ago; a signal does so too. */
  readonly settle: () => void;
}

const FAULTS_ALLOWED = 2;
const COUNT_GAP_MS = 5_000;

/** A reporter whose texts go to `send`. */
export function createReporter(natives: TapNatives, send: (text: string) => void): Reporter {
  let n = 0;
  let frames = 0;
  let dropped = 0;
  let faults = 0;
  let allFaults = 0;
  let sockets = 0;
  let known = false;
  let countedAt = natives.mono();

  const emit = (kind: string, fields: string): void => {
    const mono = natives.mono();
    const text = `{"kind":"${kind}","n":${n},"at":${natives.wall()},"mono":${mono},${fields}}`;
    n++;
    send(text);
    if (mono - countedAt >= COUNT_GAP_MS) count(mono);
  };
  const count = (mono: number): void => {
    if (frames + dropped + faults === 0) return;
    const fields = `"frames":${frames},"dropped":${dropped},"faults":${faults}`;
    countedAt = mono;
    emit('count', fields);
    frames = dropped = faults = 0;
  };
  return {
    isOff: () => allFaults > FAULTS_ALLOWED,
    sip: (fields, out) => emit('sip', writeSip(natives.quote, fields, out)),
    socket: (up) => {
      known = true;
      sockets += up ? 1 : -1;
      if (sockets === (up ? 1 : 0)) emit('socket', `"up":${up}`);
    },
    page: (what) => {
      if (!known) return;
      emit('page', `"what":"${what}"`);
      count(natives.mono());
    },
    countFrame: () => {
      frames++;
    },
    countDropped: () => {
      dropped++;
    },
    fault: () => {
      faults++;
      allFaults++;
      count(natives.mono());
    },
    settle: () => {
      const mono = natives.mono();
      if (mono - countedAt >= COUNT_GAP_MS) count(mono);
    },
  };
}

function writeSip(quote: (text: string) => string, fields: SipFields, out: boolean): string {
  const { method, status, callId, cseq, media } = fields;
  // Most are empty, and a call for each would be felt.
  const write = (text: string): string => (text === '' ? '""' : quote(text));
  return (
    `"out":${out},"method":"${method}","status":${status},"callId":${quote(callId)},"cseq":${cseq},` +
    `"fromTag":${write(fields.fromTag)},"toTag":${write(fields.toTag)},` +
    `"fromUser":${write(fields.fromUser)},"fromName":${write(fields.fromName)},"toUser":${write(fields.toUser)},` +
    `"assertedUser":${write(fields.assertedUser)},"assertedName":${write(fields.assertedName)},` +
    `"reason":${write(fields.reason)},"replaces":${write(fields.replaces)},"frag":${write(fields.frag)},"media":"${media}"`
  );
}
