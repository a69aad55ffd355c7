import { describe, expect, it } from 'vitest';
import { sessionOf } from '../../call/replay.ts';
import type { Claim } from '../adapter.ts';
import { observationsOf } from '../frame.ts';
import { reconcile } from '../reconcile.ts';
import { createScript } from '../sample-signal.ts';
import type { PeerSignal, Signal } from '../signal.ts';
import { everyAdapter } from './every.ts';
import { silence } from './media/sample-line.ts';

/** A call whose connection carries it, and what each says from then on; `ms` after the answer. */
function createCall() {
  const script = createScript();
  const adapters = everyAdapter(silence);
  let state = adapters.initial;
  const claims: Claim[] = [];
  const give = (signal: Signal): void => {
    const [next, readings] = adapters.step(state, signal);
    state = next;
    claims.push(...readings.flatMap((reading) => reading.claims));
  };
  for (const signal of [script.first(), script.first(200, { media: 'audio:sendrecv', ice: 'frag' })]) give(signal);
  const { at, mono } = script.ask('OPTIONS', true);
  const connection = (ms: number, direction: string): void => {
    const peer: PeerSignal = {
      kind: 'peer',
      n: 0,
      at: at + ms,
      mono: mono + ms,
      id: 1,
      state: 'connected',
      dtls: 'connected',
      direction,
      ice: 'frag',
    };
    give(peer);
  };
  let cseq = 10;
  const asks = (ms: number, media: string): void => {
    cseq++;
    const request = { ...script.ask('INVITE', true, { cseq, media }), at: at + ms, mono: mono + ms };
    give(request);
    give({ ...script.reply(request, 200, { media: 'audio:sendrecv' }), at: at + ms, mono: mono + ms });
  };
  connection(0, 'sendrecv');
  const states = () =>
    claims.flatMap(({ type, fields, own, evidence }) => (type === 'adapter.state' && own !== '1' ? [[fields.state, ...evidence]] : []));
  return { connection, asks, states, claims };
}

const degraded = ['degraded', 'layers_differ'];
const ready = ['ready', 'layers_differ'];

describe('signalling and connection', () => {
  it('may tell otherwise for five seconds while a hold is on its way', () => {
    const call = createCall();
    call.connection(1_000, 'sendonly');
    call.connection(5_900, 'sendonly');
    call.asks(5_950, 'audio:sendonly');
    call.connection(30_000, 'sendonly');
    expect(call.states()).toEqual([['ready']]);
  });

  it('that differ for longer are not to be relied on until they agree again; the signalling is believed', () => {
    const call = createCall();
    call.connection(1_000, 'sendonly');
    for (const ms of [4_000, 6_000, 9_000]) call.connection(ms, 'sendonly');
    expect(call.states()).toEqual([['ready'], degraded]);
    let seq = 0;
    const session = () => {
      const context = { frame: 'f', boot: 'b', nextId: () => `${seq}`, seq: () => seq++ };
      const rows = call.claims.flatMap((one) => {
        const layer = one.own === '1' ? 'media' : 'sip';
        return observationsOf([one], { ...context, layer, adapter: layer }).map(({ observation }) => observation);
      });
      return sessionOf(reconcile(rows));
    };
    expect(session()).toMatchObject({ disputed: true, holds: [], capabilities: { hold: true } });
    call.connection(12_000, 'sendrecv');
    expect(call.states()).toEqual([['ready'], degraded, ready]);
    expect(session().disputed).toBe(false);
  });

  it('differ too where the signalling alone goes on with a hold', () => {
    const call = createCall();
    call.asks(1_000, 'audio:sendonly');
    call.connection(1_100, 'sendonly');
    call.connection(2_000, 'sendrecv');
    call.connection(8_000, 'sendrecv');
    expect(call.states()).toEqual([['ready'], degraded]);
  });

  it('do not differ where a connection never shows a hold of ours, and a hold of both sides is one of either', () => {
    const wireOnly = createCall();
    wireOnly.connection(500, 'recvonly');
    wireOnly.asks(1_000, 'audio:sendonly');
    wireOnly.connection(30_000, 'recvonly');
    expect(wireOnly.states()).toEqual([['ready']]);
    const inactive = createCall();
    inactive.asks(1_000, 'audio:sendonly');
    inactive.connection(1_100, 'inactive');
    inactive.connection(30_000, 'inactive');
    expect(inactive.states()).toEqual([['ready']]);
  });
});
