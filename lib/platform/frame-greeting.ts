import type { FromFrame, ToFrame } from './protocol.ts';

export interface Greeting {
  /** Never the address of the frame: that may be a one-time one, which no document has as its origin. */
  readonly origin: string;
  readonly hello: () => Extract<ToFrame, { t: 'hello' }>;
  /** Milliseconds to answer in. */
  readonly within: number;
  readonly onMessage: (message: FromFrame) => void;
  /** Nobody answered, or the document that did is gone. */
  readonly onLost: () => void;
}

const AGAIN = 200;

/**
 * Hands token and port to the document in the frame, which must be ours: a message for our origin reaches no other. Repeated until
 * answered, as the document may not listen yet.
 */
export function greet(
  iframe: HTMLIFrameElement,
  options: Greeting,
): { readonly post: (message: ToFrame) => void; readonly close: () => void } {
  let answered: MessagePort | null = null;
  let closed = false;
  let waited = 0;
  const knock = (): void => {
    if (closed || answered !== null) return;
    if (waited > options.within) {
      options.onLost();
      return;
    }
    waited += AGAIN;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<FromFrame>) => {
      if (closed || (answered !== null && answered !== port1)) return;
      answered = port1;
      options.onMessage(data);
    };
    port1.addEventListener('close', () => {
      if (!closed && answered === port1) options.onLost();
    });
    iframe.contentWindow?.postMessage(options.hello(), options.origin, [port2]);
    setTimeout(knock, AGAIN);
  };
  knock();
  return {
    post: (message) => answered?.postMessage(message),
    close() {
      closed = true;
      answered?.close();
    },
  };
}
