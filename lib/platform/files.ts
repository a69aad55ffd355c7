/** What a browser does with bytes: packs, digests, and hands them out as files. */

/** Packs text as gzip, part by part, so that no more than a part is held as text. */
export async function gzip(parts: Iterable<string>): Promise<Uint8Array<ArrayBuffer>> {
  const rest = parts[Symbol.iterator]();
  const encoder = new TextEncoder();
  const source = new ReadableStream<BufferSource>({
    pull(controller) {
      const next = rest.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
  });
  return new Response(source.pipeThrough(new CompressionStream('gzip'))).bytes() as Promise<Uint8Array<ArrayBuffer>>;
}

/** SHA-256 of bytes, in hex. */
export async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).toHex();
}

interface Named {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** An address of the bytes for as long as this page lives; in a worker, which has no such addresses, the bytes themselves as one. */
export function addressOf({ bytes, type }: Named): string {
  return canAddress() ? URL.createObjectURL(new Blob([bytes], { type })) : `data:${type};base64,${bytes.toBase64()}`;
}

/** Whether this world can give bytes an address; a service worker cannot. */
export const canAddress = (): boolean => typeof URL.createObjectURL === 'function';

/** Saves a file as a link of the page would: no permission is needed, and where it goes is the browser's to say. Pages only. */
export function saveByLink(file: Named): void {
  const link = document.createElement('a');
  link.href = addressOf(file);
  link.download = file.name;
  link.click();
}
