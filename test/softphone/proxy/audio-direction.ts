/** What an SDP says about audio: who may send (RFC 3264 §5.1, §8.4). */
export type AudioDirection = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

const DIRECTION = /^a=(sendrecv|sendonly|recvonly|inactive)\s*$/m;

function directionIn(section: string): AudioDirection | undefined {
  return DIRECTION.exec(section)?.[1] as AudioDirection | undefined;
}

/** A hold of the old kind: an address where nobody listens, which is meant (RFC 3264 §8.4) and not one that is yet to come. */
const isDeaf = (section: string): boolean => /^c=IN IP4 0\.0\.0\.0\s*$/m.test(section) && !/^m=audio 9 |^a=ice-/m.test(section);

/** The direction of the first audio section with a port; its own line, else the session's, else sendrecv; undefined without audio. */
export function audioDirection(body: string): AudioDirection | undefined {
  const [session = '', ...media] = body.split(/^(?=m=)/m);
  const audio = media.find((section) => /^m=audio [1-9]/.test(section));
  if (audio === undefined) return undefined;
  return isDeaf(audio) ? 'sendonly' : (directionIn(audio) ?? directionIn(session) ?? 'sendrecv');
}
