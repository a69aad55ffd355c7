import { expect, test } from '@playwright/test';
import { journal, records } from '../support/kept.ts';
import { inState, press, startWorld, type World } from '../support/world.ts';

let world: World;
test.afterEach(() => world.stop());

/** A phone in a few lines, in whatever document it runs: it calls somebody, and gives up when the exchange has said a word. */
const phone = (ws: string, id: string): string => {
  const head = (method: string) => [
    `${method} sip:${id}@demo.onhook.example SIP/2.0`,
    `Via: SIP/2.0/WS x.invalid;branch=z9hG4bK${id}`,
    `From: <sip:agent9@demo.onhook.example>;tag=${id}`,
    `To: <sip:${id}@demo.onhook.example>`,
    `Call-ID: ${id}`,
    `CSeq: 1 ${method}`,
    'Max-Forwards: 70',
  ];
  const sdp = ['v=0', 'o=- 1 1 IN IP4 0.0.0.0', 's=-', 't=0 0', 'm=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=sendrecv', ''].join('\r\n');
  const invite = [...head('INVITE'), 'Content-Type: application/sdp', `Content-Length: ${sdp.length}`, '', sdp].join('\r\n');
  const cancel = [...head('CANCEL'), 'Content-Length: 0', '', ''].join('\r\n');
  return `{
    const socket = new WebSocket(${JSON.stringify(ws)}, 'sip');
    socket.onopen = () => socket.send(${JSON.stringify(invite)});
    socket.onmessage = () => { socket.onmessage = null; socket.send(${JSON.stringify(cancel)}); };
  }`;
};

test('a phone is heard in a frame of every kind', async () => {
  world = await startWorld({ extension: true });
  const kinds = ['blank', 'srcdoc', 'blob', 'sandbox', 'nested'] as const;
  const page = (kind: string) => `<!doctype html><title>${kind}</title><script>${phone(world.proxy.url, kind)}</script>`;
  world.pages.route('/frames', { body: '<!doctype html><title>frames</title><body>' });
  await world.phone.goto(`${world.pages.origin}/frames`);
  await world.phone.evaluate(
    ([documents, scripts]) => {
      const frame = (over: Partial<HTMLIFrameElement>, sandbox = '') => {
        const made = Object.assign(document.createElement('iframe'), over);
        if (sandbox !== '') made.setAttribute('sandbox', sandbox);
        return document.body.appendChild(made);
      };
      const urlOf = (html: string) => URL.createObjectURL(new Blob([html], { type: 'text/html' }));
      const blank = frame({}).contentDocument;
      const script = blank?.createElement('script');
      if (blank && script) blank.body.append(Object.assign(script, { textContent: scripts.blank }));
      frame({ srcdoc: documents.srcdoc ?? '' });
      frame({ src: urlOf(documents.blob ?? '') });
      frame({ srcdoc: documents.sandbox ?? '' }, 'allow-scripts');
      frame({ srcdoc: `<iframe srcdoc="${(documents.nested ?? '').replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>` });
    },
    [
      Object.fromEntries(kinds.map((kind) => [kind, page(kind)])) as Partial<Record<(typeof kinds)[number], string>>,
      { blank: phone(world.proxy.url, 'blank') },
    ] as const,
  );
  const heard = async () =>
    (await journal(world.agentBrowser)).flatMap(({ type, leg }) => (type === 'call.offered' ? [leg.split(':')[2]] : []));
  await expect.poll(async () => (await heard()).sort()).toEqual([...kinds].sort());
  await expect.poll(async () => (await records(world.agentBrowser)).map(({ end_kind }) => end_kind)).toEqual(kinds.map(() => 'cancelled'));
});

const inFrame = (name: string) => world.phone.frameLocator(`#${name}`);

/** The layers of each call that was bound, by its key. */
async function layersOfCalls(): Promise<string[][]> {
  const rows = await journal(world.agentBrowser);
  const binds = rows.flatMap((row) => (row.type === 'desk.bind' ? [row.fields] : []));
  const calls = Map.groupBy(binds, ({ callKey }) => callKey);
  return [...calls.values()].map((legs) =>
    [...new Set(legs.map(({ leg }) => leg.split(':')[0] ?? ''))].filter((layer) => layer !== 'hand').sort(),
  );
}

test('two phones in one tab are two calls, each with its own sound and its own end', async () => {
  world = await startWorld({ extension: true });
  const second = await world.addPhone({ user: '+15550104862', name: 'Tomas Reyes', target: 'agent2' });
  const frame = (id: string, user: string) =>
    `<iframe id="${id}" src="${world.phoneUrl('/phone/', { user })}" allow="microphone"></iframe>`;
  world.pages.route('/desk', { body: `<!doctype html><title>desk</title>${frame('one', 'agent1')}${frame('two', 'agent2')}` });
  await world.phone.goto(`${world.pages.origin}/desk`);
  for (const name of ['one', 'two']) await inFrame(name).locator('body[data-registered="yes"]').waitFor();
  for (const page of [world.customer, second]) {
    await press(page, 'call');
    await press(page, 'talk');
  }
  for (const name of ['one', 'two']) await inFrame(name).locator('[data-test="answer"]').click();
  await Promise.all([inState(world.customer, 'active'), inState(second, 'active')]);
  await expect.poll(layersOfCalls).toEqual([
    ['media', 'sip'],
    ['media', 'sip'],
  ]);
  await press(world.customer, 'hangup');
  await inFrame('two').locator('[data-test="hangup"]').click();
  await Promise.all([inState(world.customer, 'idle'), inState(second, 'idle')]);
  const ends = async () =>
    (await journal(world.agentBrowser)).flatMap((row) =>
      row.type === 'call.ended' && row.source.layer === 'sip' ? [row.fields.endedBy] : [],
    );
  await expect.poll(async () => (await ends()).sort()).toEqual(['agent', 'remote']);
  expect(await layersOfCalls()).toHaveLength(2);
});
