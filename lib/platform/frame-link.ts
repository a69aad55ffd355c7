import type { FromFrame, ToFrame } from './protocol.ts';

export interface FrameLink {
  readonly post: (message: FromFrame) => void;
  readonly subscribe: (listener: (message: ToFrame) => void) => () => void;
}

type Hello = Extract<ToFrame, { t: 'hello' }>;

const isHello = (data: unknown): data is Hello =>
  typeof data === 'object' && data !== null && 't' in data && data.t === 'hello' && 'token' in data && typeof data.token === 'string';

/**
 * The cockpit's end of the line to the bridge that placed it. Resolves at the bridge's hello. A page that framed us itself can send a
 * hello too, but no token that the desk knows: its presses are refused.
 */
export function openFrameLink(): Promise<{ readonly link: FrameLink; readonly hello: Hello }> {
  return new Promise((resolve) => {
    addEventListener('message', function greet({ data, ports: [port] }) {
      if (!isHello(data) || port === undefined) return;
      removeEventListener('message', greet);
      const listeners = new Set<(message: ToFrame) => void>();
      port.onmessage = ({ data: message }: MessageEvent<ToFrame>) => {
        for (const listener of listeners) listener(message);
      };
      port.postMessage({ t: 'ready' } satisfies FromFrame);
      const link: FrameLink = {
        post: (message) => port.postMessage(message),
        subscribe: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      };
      resolve({ link, hello: data });
    });
  });
}
