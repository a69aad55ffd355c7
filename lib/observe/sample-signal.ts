import type { PageSignal, SipSignal, SocketSignal } from './signal.ts';

/** A call that comes in from a number ending in 4417 for the queue `billing`, as a test's starting point. */
export const invite: SipSignal = {
  kind: 'sip',
  n: 0,
  at: 1_000_000,
  mono: 5_000,
  out: false,
  method: 'INVITE',
  status: 0,
  callId: 'call-1',
  cseq: 1,
  fromTag: 'theirs',
  toTag: '',
  fromUser: '+15550104417',
  fromName: 'Ada Brook',
  toUser: 'billing',
  assertedUser: '',
  assertedName: '',
  reason: '',
  replaces: '',
  frag: '',
  media: 'audio:sendrecv',
  ice: '',
};

type Some = Partial<SipSignal>;

/** Writes the messages of a call between the tags `ours` and `theirs`, each a tenth of a second after the last. */
export interface Script {
  /** The call's first INVITE, or with a status its answer. */
  first(status?: number, over?: Some): SipSignal;
  /** A request within the call, CSeq 2 unless told, from us (`out`) or from them. */
  ask(method: string, out: boolean, over?: Some): SipSignal;
  reply(request: SipSignal, status: number, over?: Some): SipSignal;
  socket(up: boolean): SocketSignal;
  page(what: PageSignal['what']): PageSignal;
  /** Lets time pass without a message. */
  wait(ms: number): void;
}

const dialled = { out: true, fromTag: 'ours', fromUser: 'agent1', fromName: 'Robin Hale', toUser: '+15550104417' };

/** Begins a script of a call that comes in, or goes out. */
export function createScript(way: 'in' | 'out' = 'in'): Script {
  const base: SipSignal = way === 'in' ? invite : { ...invite, ...dialled };
  let time = 0;
  const stamp = () => {
    time += 100;
    return { n: time / 100, at: invite.at + time, mono: invite.mono + time };
  };
  const reply: Script['reply'] = (request, status, over = {}) => ({
    ...request,
    ...stamp(),
    out: !request.out,
    status,
    media: '-',
    reason: '',
    ...over,
  });
  return {
    reply,
    first(status = 0, over = {}) {
      if (status !== 0) return reply(base, status, { toTag: base.out ? 'theirs' : 'ours', ...over });
      return { ...base, ...stamp(), ...over };
    },
    ask(method, out, over = {}) {
      const tags = out ? { fromTag: 'ours', toTag: 'theirs' } : { fromTag: 'theirs', toTag: 'ours' };
      return { ...base, ...stamp(), ...tags, method, out, cseq: 2, media: '-', ...over };
    },
    socket: (up) => ({ kind: 'socket', ...stamp(), up }),
    page: (what) => ({ kind: 'page', ...stamp(), what }),
    wait(ms) {
      time += ms;
    },
  };
}
