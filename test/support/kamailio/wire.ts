import { entryOf, type Ledger } from '../../softphone/proxy/ledger.ts';
import { header, parseMessage, type SipMessage, statusOf, userOf } from '../../softphone/proxy/message.ts';

/** Reads lines of the exchange's log: each message goes into the ledger with the instant that the exchange wrote down. */
export function readWire(ledger: Ledger): (line: string) => void {
  return (line) => {
    const [, seconds, text] = /\bwire (\d+\.\d+) ([\w+/=]+)/.exec(line) ?? [];
    const message = parseMessage(Buffer.from(text ?? '', 'base64').toString());
    if (message === undefined) return;
    const [from, to] = partiesOf(message);
    ledger.add({ ...entryOf(message, 'in', from, to), at: Number(seconds) * 1000 });
  };
}

/** An answer goes from the one whom the request was for. */
function partiesOf(message: SipMessage): readonly [from: string, to: string] {
  const [from, to] = ['from', 'to'].map((name) => userOf(header(message, name) ?? ''));
  return statusOf(message) === undefined ? [from ?? '', to ?? ''] : [to ?? '', from ?? ''];
}
