/** The SIP reader for a realm of its own. */
export { readSip } from '../../lib/sip/message.ts';
export { captureText } from '../../lib/sip/text.ts';
