import { sampleAnswer, sampleInvite } from '../../lib/sip/sample-message.ts';

/** The head of a message that goes on in the dialog of a sample, with no body. */
function bare(start: string, cseq: string, callId: string): string {
  const [, ...head] = (sampleAnswer({ callId }).split('\r\n\r\n')[0] ?? '').split('\r\n');
  const kept = head.filter((line) => !/^(CSeq|Content-\w+):/.test(line));
  return [start, ...kept, `CSeq: ${cseq}`, 'Content-Length: 0', '', ''].join('\r\n');
}

const ofLater = (text: string): string => text.replace('CSeq: 4711 ', 'CSeq: 4712 ');

/** What passes over the socket of a phone for one call that is held once: eleven messages, four of them with a session's description. */
export function callMessages(callId: string): readonly string[] {
  const to = 'sip:v7q0s1@192.0.2.7;transport=ws SIP/2.0';
  return [
    sampleInvite({ callId }),
    bare('SIP/2.0 100 Trying', '4711 INVITE', callId),
    bare('SIP/2.0 180 Ringing', '4711 INVITE', callId),
    sampleAnswer({ callId }),
    bare(`ACK ${to}`, '4711 ACK', callId),
    ofLater(sampleInvite({ callId, direction: 'sendonly' })),
    ofLater(sampleAnswer({ callId, direction: 'recvonly' })),
    bare(`ACK ${to}`, '4712 ACK', callId),
    bare(`BYE ${to}`, '4713 BYE', callId),
    bare('SIP/2.0 200 OK', '4713 BYE', callId),
    bare('SIP/2.0 200 OK', '4 REGISTER', callId),
  ];
}
