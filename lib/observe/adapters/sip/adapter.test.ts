import { describe, expect, it } from 'vitest';
import { createScript } from '../../sample-signal.ts';
import type { Signal } from '../../signal.ts';
import { sipAdapter } from './adapter.ts';
import { answered, claimsOf, endOf, told } from './sample-call.ts';

describe('a call that comes in', () => {
  it('is offered with four digits; number and name travel apart', () => {
    const [offered, state] = claimsOf([createScript().first()]);
    expect(state).toMatchObject({ type: 'adapter.state', fields: { state: 'ready', capabilities: { hold: true, silence: false } } });
    expect(offered).toMatchObject({
      fields: { direction: 'inbound', last4: '4417', withheld: false, dialled: 'billing' },
      private: { number: '+15550104417', name: 'Ada Brook' },
    });
    expect(JSON.stringify(offered?.fields)).not.toContain('5550');
  });

  it.each([
    ['asserted before From', { assertedUser: '+15550109876', assertedName: 'A. Brook' }, { last4: '9876', withheld: false }],
    ['anonymous', { fromUser: 'anonymous', fromName: 'Anonymous' }, { last4: null, withheld: true }],
    ['no number', { fromUser: 'ada.brook' }, { last4: null, withheld: false }],
    ['an inner number', { fromUser: '201' }, { last4: '201', withheld: false }],
    ['our own number', { toUser: '+1 (555) 010-0000' }, { dialled: '0000' }],
  ])('%s', (_, over, fields) => {
    expect(claimsOf([createScript().first(0, over)])[0]?.fields).toMatchObject(fields);
  });

  it('is answered by our 200, once, whatever is repeated', () => {
    const script = createScript();
    const [invite, ringing, answer] = answered(script);
    const signals = [invite, invite, ringing, ringing, answer, answer, script.ask('ACK', false, { cseq: 1 })] as Signal[];
    expect(told(signals)).toEqual(['offered invite_in', 'progress ringing sip_180', 'connected answer_out']);
  });

  it('lives on when the same INVITE came by two ways', () => {
    const script = createScript();
    expect(told([script.first(), script.first(482), script.first(200)])).toEqual(['offered invite_in', 'connected answer_out']);
  });

  it('has no early sound of its own, and goes on when its INVITE is sent once more', () => {
    const script = createScript();
    const signals = [script.first(), script.first(183, { media: 'audio:sendrecv' }), script.first(200)];
    const more = [script.first(0, { cseq: 2 }), script.ask('BYE', false)];
    expect(told([...signals, ...more])).toEqual(['offered invite_in', 'connected answer_out', 'ended bye_in media_unseen']);
  });

  it('gives the name of a caller who withholds the number, and no number', () => {
    expect(claimsOf([createScript().first(0, { fromUser: 'anonymous' })])[0]?.private).toEqual({ number: '', name: 'Ada Brook' });
  });

  it('is told of when its sound is named, as of its INVITE', () => {
    const script = createScript();
    const late = [script.first(0, { media: '-' }), script.first(200, { media: 'audio:sendrecv' })];
    expect(told(late)).toEqual(['offered invite_in', 'connected answer_out']);
    expect(claimsOf(late)[0]?.at).toBe(late[0]?.at);
  });

  it('is told of when the phone rings, though its INVITE leaves the sound to the answer, and nobody answers', () => {
    const script = createScript();
    const cancel = script.ask('CANCEL', false, { cseq: 1, toTag: '' });
    const missed = [script.first(0, { media: '-' }), script.first(180), cancel, script.reply(cancel, 200), script.first(487)];
    expect(told(missed)).toEqual(['offered invite_in', 'progress ringing sip_180', 'ended cancel_in']);
    expect(claimsOf(missed)[0]?.at).toBe(missed[0]?.at);
  });

  it('is none when it rings for something that is no sound', () => {
    const script = createScript();
    expect(claimsOf([script.first(0, { media: 'message:sendrecv' }), script.first(180)])).toEqual([]);
  });
});

describe('a call that goes out', () => {
  const again = { cseq: 2 };

  it('withholds nothing, whatever word was dialled', () => {
    expect(claimsOf([createScript('out').first(0, { toUser: 'private' })])[0]?.fields).toMatchObject({ last4: null, withheld: false });
  });

  it('is one call through its challenge', () => {
    const script = createScript('out');
    const signals = [script.first(), script.first(407), script.ask('ACK', true, { cseq: 1 }), script.first(0, again)];
    const rest = [script.first(181, again), script.first(183, { ...again, media: 'audio:sendrecv' }), script.first(200, again)];
    expect(told([...signals, ...rest])).toEqual([
      'offered invite_out',
      'progress forwarded sip_181',
      'progress early_media sip_183',
      'connected answer_in',
    ]);
  });

  it('fails when the credentials are refused', () => {
    const script = createScript('out');
    expect(endOf([script.first(), script.first(407), script.first(0, again), script.first(407, again)])).toEqual([
      'network',
      'failed',
      0.9,
    ]);
  });

  it('counts each branch by itself: the good-bye to both bears the same number', () => {
    const script = createScript('out');
    const answers = [script.first(200), script.first(200, { toTag: 'fork' })];
    const [toFork, toCall] = [script.ask('BYE', true, { toTag: 'fork' }), script.ask('BYE', true)];
    expect(endOf([script.first(), ...answers, toFork, script.reply(toFork, 200)])).toBeNull();
    expect(endOf([script.first(), ...answers, toFork, script.reply(toFork, 200), toCall])).toEqual(['agent', 'hangup', 0.8]);
  });

  it('is answered by the first branch; the good-bye to another one ends nothing', () => {
    const script = createScript('out');
    const signals = [script.first(), script.first(180), script.first(180, { toTag: 'fork' }), script.first(200)];
    const second = [script.first(200, { toTag: 'fork' }), script.ask('BYE', true, { toTag: 'fork' })];
    expect(told([...signals, ...second])).toEqual(['offered invite_out', 'progress ringing sip_180', 'connected answer_in']);
    expect(endOf([...signals, ...second, script.ask('BYE', false)])).toEqual(['remote', 'hangup', 0.8]);
  });

  it('is connected after all when the answer crossed the CANCEL', () => {
    const script = createScript('out');
    expect(told([script.first(), script.ask('CANCEL', true, { cseq: 1, toTag: '' }), script.first(200)])).toEqual([
      'offered invite_out',
      'ended cancel_out',
      'connected answer_in cancel_crossed',
    ]);
  });
});

describe('a call that was there before we looked', () => {
  it('counts as connected from the first word within it', () => {
    const script = createScript();
    const hold = script.ask('INVITE', true, { media: 'audio:sendonly' });
    expect(told([hold, script.reply(hold, 200), script.ask('BYE', false)])).toEqual([
      'connected late_start',
      'hold_requested local offer late_start',
      'held local offer',
      'ended bye_in media_unseen',
    ]);
    expect(claimsOf([hold])[0]).toMatchObject({ confidence: 0.3, basis: 'inferred' });
  });

  it('is taken back from a hold that nobody saw begin', () => {
    const script = createScript();
    const resume = script.ask('UPDATE', true, { media: 'audio:sendrecv' });
    expect(told([resume, script.reply(resume, 200)])).toEqual(['connected late_start', 'resumed local offer']);
  });

  it('ends with its BYE', () => {
    expect(told([createScript().ask('BYE', true)])).toEqual(['connected late_start', 'ended bye_out media_unseen late_start']);
  });
});

describe('what is no call', () => {
  it.each(['OPTIONS', 'MESSAGE', 'SUBSCRIBE', 'REGISTER', 'INFO', 'NOTIFY', 'REFER', 'ACK', 'CANCEL', 'PRACK', 'FOO'])('%s', (method) => {
    const script = createScript();
    expect(claimsOf([script.ask(method, false, { media: 'audio:sendrecv' }), script.ask(method, true, { toTag: '' })])).toEqual([]);
  });

  it('an INVITE without sound, to its end', () => {
    const script = createScript();
    const media = 'video:sendrecv,audio:off';
    expect(claimsOf([script.first(0, { media }), script.first(200, { media }), script.ask('BYE', false)])).toEqual([]);
  });

  it('what ended before its sound was named', () => {
    const script = createScript();
    const dead = [script.first(0, { media: '-' }), script.first(200), script.ask('BYE', false)];
    expect(claimsOf([...dead, script.ask('INVITE', false, { media: 'audio:sendrecv', cseq: 3 })])).toEqual([]);
  });

  it('an answer to nothing, and a refresh of nothing', () => {
    const script = createScript();
    const stray = [script.first(487), script.first(180), script.ask('UPDATE', true), script.reply(script.ask('BYE', true), 481)];
    expect(claimsOf(stray)).toEqual([]);
  });
});

it('tells each open call that the line went down', () => {
  const script = createScript();
  const other = script.first(0, { callId: 'call-2' });
  const lines = claimsOf([
    ...answered(script),
    other,
    script.socket(false),
    script.socket(true),
    script.ask('BYE', false),
    script.socket(false),
  ]);
  const links = lines.filter(({ type }) => type === 'link.signalling').map(({ own, fields }) => `${own} ${JSON.stringify(fields)}`);
  expect(links).toEqual(
    ['call-1', 'call-2']
      .flatMap((own) => [`${own} {"up":false}`])
      .concat(
        ['call-1', 'call-2'].map((own) => `${own} {"up":true}`),
        'call-2 {"up":false}',
      ),
  );
});

it('tells of keys that the agent pressed', () => {
  const script = createScript();
  expect(
    told([...answered(script), script.ask('INFO', true), script.ask('INFO', true, { cseq: 3 }), script.ask('INFO', false)]).slice(3),
  ).toEqual(['key_pressed info', 'key_pressed info']);
});

it('forgets what is over before what goes on', () => {
  const script = createScript();
  const others = Array.from({ length: 40 }, (_, i) => [
    script.first(0, { callId: `other-${i}` }),
    script.first(486, { callId: `other-${i}` }),
  ]);
  expect(told([...answered(script), ...others.flat(), script.ask('BYE', false)]).at(-1)).toBe('ended bye_in media_unseen');
});

it('remembers 32 calls, however many ring', () => {
  const script = createScript();
  const rings = Array.from({ length: 100 }, (_, i) => script.first(0, { callId: `call-${i}` }));
  const state = rings.reduce((before, each) => sipAdapter.step(before, each)[0], sipAdapter.initial);
  expect(state.legs.map(({ callId }) => callId)).toEqual(rings.slice(-32).map(({ callId }) => callId));
});
