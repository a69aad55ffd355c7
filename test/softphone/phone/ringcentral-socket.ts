import { DefaultSipClient } from 'ringcentral-web-phone/sip-client';
import InboundMessage from 'ringcentral-web-phone/sip-message/inbound';
import ResponseMessage from 'ringcentral-web-phone/sip-message/outbound/response';
import type { SipInfo } from 'ringcentral-web-phone/types';

/** Requests which the stack leaves to its socket to answer. */
const ANSWERED = /^(MESSAGE|BYE|CANCEL|INFO|NOTIFY|UPDATE) sip:/;

/** RingCentral's own client, but for its socket: that goes to the proxy's address as it stands, where the vendor's insists on `wss:`. */
class PlainSipClient extends DefaultSipClient {
  override connect(): Promise<void> {
    const socket = new WebSocket(this.sipInfo.outboundProxy, 'sip');
    this.wsc = socket;
    socket.addEventListener('message', ({ data }) => this.#take(String(data)));
    return new Promise((resolve, reject) => {
      socket.addEventListener('open', () => resolve(), { once: true });
      socket.addEventListener('error', reject, { once: true });
    });
  }

  #take(text: string): void {
    const message = InboundMessage.fromString(text);
    this.emit('inboundMessage', message);
    if (ANSWERED.test(message.subject)) void this.reply(new ResponseMessage(message, { responseCode: 200 }));
  }
}

/** The client for an account whose `outboundProxy` is a WebSocket address. */
export const createPlainSipClient = (sipInfo: SipInfo): DefaultSipClient => new PlainSipClient({ sipInfo });
