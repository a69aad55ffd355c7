import { expect, it } from 'vitest';
import { sampleSdp } from './sample-message.ts';
import { readMedia } from './sdp.ts';
import { captureText } from './text.ts';

const natives = captureText();
const sdp = (...lines: string[]): string => ['v=0', 's=-', ...lines].join('\r\n');

it.each([
  ['a section of its own direction', sdp('m=audio 9 x 0', 'a=sendonly'), 'audio:sendonly'],
  ['the session’s direction', sdp('a=inactive', 'm=audio 9 x 0', 'm=video 9 x 0', 'a=recvonly'), 'audio:inactive,video:recvonly'],
  ['Firefox on hold, both levels', sdp('a=sendrecv', 'm=audio 9 x 0', 'a=sendonly'), 'audio:sendonly'],
  ['none said', sdp('m=audio 9 x 0', 'a=mid:0'), 'audio:sendrecv'],
  ['port 0', sdp('m=audio 0 x 0', 'a=sendrecv', 'm=video 4000/2 x 0'), 'audio:off,video:sendrecv'],
  ['port 0 in another’s bundle', sdp('m=audio 9 x 0', 'm=video 0 x 0', 'a=bundle-only', 'a=sendonly'), 'audio:sendrecv,video:sendonly'],
  ['a kind nobody knows', sdp('m=telepathy 9 x 0'), 'other:sendrecv'],
  ['bare line ends', 'v=0\nm=audio 9 x 0\na=recvonly', 'audio:recvonly'],
  ['a direction within another line', sdp('m=audio 9 x 0', 'a=x-sendonly:1', 'a=inactively'), 'audio:sendrecv'],
  ['a hold of the old kind', sdp('c=IN IP4 192.0.2.1', 'm=audio 4000 x 0', 'c=IN IP4 0.0.0.0', 'a=sendrecv'), 'audio:sendonly'],
  ['the same, said of the session', sdp('c=IN IP4 0.0.0.0', 'm=audio 4000 x 0', 'a=recvonly'), 'audio:inactive'],
  ['an address of its own', sdp('c=IN IP4 0.0.0.0', 'm=audio 4000 x 0', 'c=IN IP4 192.0.2.1'), 'audio:sendrecv'],
  ['an address that only begins so', sdp('m=audio 4000 x 0', 'c=IN IP4 0.0.0.01'), 'audio:sendrecv'],
  ['addresses that are yet to come', sdp('m=audio 9 x 0', 'c=IN IP4 0.0.0.0'), 'audio:sendrecv'],
  ['ICE in the section', sdp('m=audio 4000 x 0', 'c=IN IP4 0.0.0.0', 'a=ice-ufrag:abcd'), 'audio:sendrecv'],
  ['ICE in the session', sdp('a=ice-ufrag:abcd', 'c=IN IP4 0.0.0.0', 'm=audio 4000 x 0'), 'audio:sendrecv'],
  ['a section that is off', sdp('m=audio 0 x 0', 'c=IN IP4 0.0.0.0'), 'audio:off'],
  ['no section', sdp('a=sendonly'), ''],
  ['nothing', '', ''],
])('%s', (_, text, media) => {
  expect(readMedia(natives, text, 0)).toBe(media);
});

it('reads a browser’s offer', () => {
  expect(readMedia(natives, sampleSdp('sendonly'), 0)).toBe('audio:sendonly');
});

it('reads at most twelve sections', () => {
  expect(readMedia(natives, sdp(...Array<string>(40).fill('m=application 9 x 0')), 0).split(',')).toHaveLength(12);
});
