import { expect, it } from 'vitest';
import { sipAdapter } from './adapters/sip/adapter.ts';
import { type PhoneIdentity, phoneIdentity, withoutSelf } from './phone-identity.ts';
import { invite } from './sample-signal.ts';
import type { SipSignal } from './signal.ts';

const after = (...signals: readonly Partial<SipSignal>[]): PhoneIdentity | null =>
  signals.reduce<PhoneIdentity | null>((known, over) => phoneIdentity(known, { ...invite, ...over }), null);

const registers = (toUser: string): Partial<SipSignal> => ({ method: 'REGISTER', status: 200, out: false, toUser, toTag: 't' });
const dials = (fromUser: string): Partial<SipSignal> => ({
  method: 'INVITE',
  status: 0,
  out: true,
  fromUser,
  toUser: 'customer',
  toTag: '',
});

it('is whom the phone registered, the last one', () => {
  expect(after(registers('dana'))).toEqual({ user: 'dana', registered: true });
  expect(after(registers('dana'), registers('bob'))).toEqual({ user: 'bob', registered: true });
});

it('is who dials, where no registration was seen', () => {
  expect(after(dials('1001'))).toEqual({ user: '1001', registered: false });
  expect(after(registers('dana'), dials('+49301234'))).toEqual({ user: 'dana', registered: true });
  expect(after(dials('+49301234'), registers('dana'))).toEqual({ user: 'dana', registered: true });
});

it.each<[string, Partial<SipSignal>]>([
  ['the queue that a caller dialled', { method: 'INVITE', status: 0, out: false, toUser: 'billing', toTag: '' }],
  ['a registration that was refused', { ...registers('dana'), status: 403 }],
  ['a registration that was only asked for', { ...registers('dana'), status: 0, out: true }],
  ['a registration that we answered', { ...registers('dana'), out: true }],
  ['a re-INVITE', { ...dials('1001'), toTag: 't' }],
  ['an empty user', registers('')],
])('is not %s', (_, signal) => {
  expect(after(signal)).toBeNull();
});

it('is the same object while nothing is new', () => {
  const known = after(registers('dana'));
  expect(phoneIdentity(known, { ...invite, ...registers('dana') })).toBe(known);
});

it.each<[string, Partial<SipSignal>, string, string | null]>([
  ['the agent who dials', { out: true, fromUser: 'dana', toUser: '+15550104417' }, 'dana', null],
  ['the agent who is called without a queue', { toUser: 'dana' }, 'dana', null],
  ['the agent’s number', { toUser: '+49301001' }, '+49301001', null],
  ['a queue', { toUser: 'billing' }, 'dana', 'billing'],
])('leaves no trace of %s in what is journalled of our side', (_, over, user, dialled) => {
  const [, claims] = sipAdapter.step(sipAdapter.initial, { ...invite, ...over });
  const [offered] = claims.map((claim) => withoutSelf(claim, { user, registered: true }));
  expect(offered).toMatchObject({ type: 'call.offered', fields: { dialled } });
});
