import type { IncomingMessage, ServerResponse } from 'node:http';
import { PHONE, startFarEnd } from './far-end.ts';

/** What a page says of itself. */
export interface Look {
  readonly visibility: DocumentVisibilityState;
  readonly watched: boolean;
  /** Of its peer connection; null where it has none. */
  readonly peer: RTCPeerConnectionState | null;
}
/** Both clocks of the page at the moment at which the far end had agreed. */
export interface Moment {
  readonly at: number;
  readonly mono: number;
}
interface Deeds {
  readonly look: Look;
  readonly ring: null;
  readonly hold: Moment;
  readonly resume: Moment;
  readonly end: null;
  readonly reload: null;
  /** Opens the next page in front of this one: `bare`, `peer`, `front`. */
  readonly open: null;
  /** Milliseconds between the beats of a timer of 100 ms since it was last asked. */
  readonly beats: readonly number[];
  readonly titles: readonly { readonly title: string; readonly at: number }[];
}

/** Pages that no driver holds: each asks over loopback what to do, does it, and says what came of it. Nothing in them waits for a timer. */
export interface HiddenPages {
  url(name: string): string;
  ask<Deed extends keyof Deeds>(name: string, deed: Deed): Promise<Deeds[Deed]>;
  stop(): Promise<void>;
}

const PEER = `
  const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
  one.onicecandidate = ({ candidate }) => other.addIceCandidate(candidate);
  other.onicecandidate = ({ candidate }) => one.addIceCandidate(candidate);
  one.createDataChannel('held open');
  (async () => {
    await one.setLocalDescription();
    await other.setRemoteDescription(one.localDescription);
    await other.setLocalDescription();
    await one.setRemoteDescription(other.localDescription);
  })();
  window.peer = one;`;

const HANDS = `
  const following = { bare: 'peer', peer: 'front' };
  const name = location.pathname.slice(1);
  let beats = [performance.now()];
  setInterval(() => beats.push(performance.now()), 100);
  const titles = [];
  new MutationObserver(() => titles.push({ title: document.title, at: Date.now() }))
    .observe(document.querySelector('title'), { childList: true, characterData: true, subtree: true });
  // Of the answer's arrival: a starved page may get to its own lines later.
  const moment = () => ({ at: performance.timeOrigin + window.heardAt, mono: window.heardAt });
  const deeds = {
    look: () => ({ visibility: document.visibilityState, watched: document.querySelector('iframe[title="Onhook"]') !== null, peer: window.peer?.connectionState ?? null }),
    ring: () => ring('hidden-' + name).then(() => null),
    hold: () => turn('sendonly').then(moment),
    resume: () => turn('sendrecv').then(moment),
    end: () => end().then(() => null),
    reload: () => null,
    // A tab that is opened comes to the front, and hides the one before it.
    open: () => { window.open('/' + following[name], '_blank', 'noopener'); return null; },
    beats: () => { const all = beats; beats = [all.at(-1)]; return all.slice(1).map((at, i) => at - all[i]); },
    titles: () => titles,
  };
  (async () => {
    for (;;) {
      const { deed } = await (await fetch('/next/' + name)).json();
      const done = await deeds[deed]();
      await fetch('/done/' + name, { method: 'POST', body: JSON.stringify(done) });
      if (deed === 'reload') { location.reload(); return; }
    }
  })();`;

const pageOf = (name: string): string =>
  `<!doctype html><html lang="en"><title>${name}</title><body><h1>${name}</h1><script>${PHONE}${name === 'peer' ? PEER : ''}${HANDS}</script>`;

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
};

export async function startHiddenPages(): Promise<HiddenPages> {
  /** One at a time for each page: who waits for work, what is to be done, and who waits for the answer. */
  const idle = new Map<string, ServerResponse>();
  const asked = new Map<string, { readonly deed: string; readonly answer: (value: unknown) => void }>();
  const hand = (name: string): void => {
    const [page, work] = [idle.get(name), asked.get(name)];
    if (page === undefined || work === undefined) return;
    idle.delete(name);
    page.end(JSON.stringify({ deed: work.deed }));
  };
  const far = await startFarEnd(async (request, response) => {
    const [, verb = '', name = ''] = (request.url ?? '').split('/');
    if (verb === 'next') {
      response.writeHead(200, { 'content-type': 'application/json' });
      idle.set(name, response);
      hand(name);
    } else if (verb === 'done') {
      const answer = asked.get(name)?.answer;
      asked.delete(name);
      answer?.(JSON.parse(await bodyOf(request)));
      response.end();
    } else {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(pageOf(verb));
    }
  });
  return {
    url: (name) => `${far.origin}/${name}`,
    ask: (name, deed) =>
      new Promise((resolve) => {
        asked.set(name, { deed, answer: (value) => resolve(value as never) });
        hand(name);
      }),
    stop: () => far.stop(),
  };
}
