import type { SipFields } from '../sip/message.ts';
import type { Sample } from './figures.ts';
import type { TapNatives } from './natives.ts';
import type { PeerView } from './peer-view.ts';

/** Turns what was seen into numbered signals, written by hand so that no `toJSON` of the page is asked. */
export interface Reporter {
  /** True after three faults of our own: from then on everything passes through unread. */
  readonly isOff: () => boolean;
  readonly sip: (fields: SipFields, out: boolean) => void;
  /** Heard of each SIP socket; said when the first opens and the last closes. */
  readonly socket: (up: boolean) => void;
  readonly peer: (id: number, view: PeerView) => void;
  readonly sample: (id: number, sample: Sample) => void;
  /** Said only in a frame that has had a SIP socket or a peer connection. */
  readonly page: (what: 'leave' | 'hide' | 'show') => void;
  /** The page stood already. */
  readonly late: () => void;
  readonly countFrame: () => void;
  readonly countDropped: () => void;
  readonly fault: () => void;
  /** Sends the counts if they changed and the last went out 5 s ago; a signal does so too. Looks at the clock now and then only. */
  readonly settle: () => void;
}

const FAULTS_ALLOWED = 2;
const COUNT_GAP_MS = 5_000;
/** While all is read, the clock is asked at every sixteenth frame only: asking costs a page some 4 µs (measured), as much as reading. */
const LOOK_EVERY = 16;

/** A reporter whose texts go to `send`, without their last brace and without a time: whoever hears them first stamps them. */
export function createReporter(natives: TapNatives, send: (open: string) => void): Reporter {
  let n = 0;
  let frames = 0;
  let dropped = 0;
  let faults = 0;
  let allFaults = 0;
  let sockets = 0;
  let known = false;
  let countedAt = natives.mono();

  const emit = (kind: string, fields: string): void => {
    const text = `{"kind":"${kind}","n":${n},${fields}`;
    n++;
    send(text);
  };
  const count = (mono: number): void => {
    if (frames + dropped + faults === 0) return;
    const fields = `"frames":${frames},"dropped":${dropped},"faults":${faults}`;
    countedAt = mono;
    emit('count', fields);
    frames = dropped = faults = 0;
  };
  const settle = (): void => {
    if (dropped + faults === 0 && frames % LOOK_EVERY !== 0) return;
    const mono = natives.mono();
    if (mono - countedAt >= COUNT_GAP_MS) count(mono);
  };
  return {
    isOff: () => allFaults > FAULTS_ALLOWED,
    sip: (fields, out) => {
      emit('sip', writeSip(natives.quote, fields, out));
      settle();
    },
    socket: (up) => {
      known = true;
      sockets += up ? 1 : -1;
      if (sockets === (up ? 1 : 0)) emit('socket', `"up":${up}`);
      settle();
    },
    peer: (id, { state, dtls, direction, ice }) => {
      known = true;
      emit('peer', `"id":${id},"state":"${state}","dtls":"${dtls}","direction":"${direction}","ice":${natives.quote(ice)}`);
    },
    sample: (id, sample) => emit('sample', writeSample(id, sample)),
    page: (what) => {
      if (!known) return;
      emit('page', `"what":"${what}"`);
      count(natives.mono());
    },
    late: () => emit('page', '"what":"late"'),
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
    settle,
  };
}

/** Most texts are empty and are left out: a name and a call for each would be felt. */
function writeSip(quote: (text: string) => string, fields: SipFields, out: boolean): string {
  const { method, status, callId, cseq, media, fromTag, toTag, fromUser, fromName, toUser } = fields;
  let text = `"out":${out},"method":"${method}","status":${status},"cseq":${cseq},"media":"${media}","callId":${quote(callId)}`;
  if (fromTag !== '') text += `,"fromTag":${quote(fromTag)}`;
  if (toTag !== '') text += `,"toTag":${quote(toTag)}`;
  if (fromUser !== '') text += `,"fromUser":${quote(fromUser)}`;
  if (fromName !== '') text += `,"fromName":${quote(fromName)}`;
  if (toUser !== '') text += `,"toUser":${quote(toUser)}`;
  return text + writeRare(quote, fields);
}

function writeSample(id: number, sample: Sample): string {
  const { packets, lost, jitter, rtt, energy, duration, concealed, samples, sent, micEnergy, micDuration, mic } = sample;
  const sound = `"energy":${energy},"duration":${duration},"concealed":${concealed},"samples":${samples}`;
  const ours = `"sent":${sent},"micEnergy":${micEnergy},"micDuration":${micDuration},"mic":"${mic}"`;
  return `"id":${id},"packets":${packets},"lost":${lost},"jitter":${jitter},"rtt":${rtt},${sound},${ours}`;
}

function writeRare(quote: (text: string) => string, { assertedUser, assertedName, reason, replaces, frag, ice }: SipFields): string {
  let text = '';
  if (assertedUser !== '') text += `,"assertedUser":${quote(assertedUser)}`;
  if (assertedName !== '') text += `,"assertedName":${quote(assertedName)}`;
  if (reason !== '') text += `,"reason":${quote(reason)}`;
  if (replaces !== '') text += `,"replaces":${quote(replaces)}`;
  if (frag !== '') text += `,"frag":${quote(frag)}`;
  if (ice !== '') text += `,"ice":${quote(ice)}`;
  return text;
}
