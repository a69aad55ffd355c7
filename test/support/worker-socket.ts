import type { Pages } from '../softphone/pages.ts';

/** What the worker runs: one real socket, spoken with by messages. */
const WORKER = `
let socket;
onmessage = ({ data: { open, send, close } }) => {
  if (close) return socket.close();
  if (send !== undefined) return socket.send(send);
  socket = new WebSocket(open.url, open.protocols);
  for (const type of ['open', 'message', 'error', 'close'])
    socket.addEventListener(type, ({ data, code, reason, wasClean }) => postMessage({ type, data, code, reason, wasClean }));
};`;

/** As text, since it runs in a page: a class of sockets that looks like the browser's own. */
const IN_PAGE = `{
  const states = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 };
  class WorkerSocket extends EventTarget {
    constructor(url, protocols) {
      super();
      Object.assign(this, states, { url, protocol: 'sip', readyState: 0, binaryType: 'blob', bufferedAmount: 0, extensions: '' });
      this.worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(WORKER)}], { type: 'text/javascript' })));
      this.worker.onmessage = ({ data: { type, ...rest } }) => {
        if (type === 'open' || type === 'close') this.readyState = type === 'open' ? 1 : 3;
        const event = Object.assign(new Event(type), rest);
        this['on' + type]?.(event);
        this.dispatchEvent(event);
      };
      this.worker.postMessage({ open: { url: String(url), protocols } });
    }
    send(data) {
      this.worker.postMessage({ send: data });
    }
    close() {
      this.worker.postMessage({ close: true });
    }
  }
  window.WebSocket = Object.assign(WorkerSocket, states);
}`;

/** Makes the agent's phone page keep its sockets in a worker, from its next load on, where no script of ours can see them. */
export async function socketsInWorker(pages: Pages): Promise<void> {
  const html = await (await fetch(`${pages.origin}/phone/`)).text();
  pages.route('/phone/', { body: html.replace('<head>', `<head><script>${IN_PAGE}</script>`) });
}
