import { expect, test } from '@playwright/test';
import { sampleAnswer, sampleInvite } from '../../lib/sip/sample-message.ts';
import { type Browser, launch } from '../support/browser.ts';
import { POISON } from '../support/poison.ts';
import { buildScripts, openTapped, type Script, type Scripts, type Site, startSite, type Tapped } from '../support/tapped-page.ts';

let site: Site;
let browser: Browser;
let scripts: Scripts;

test.beforeAll(async () => {
  [site, browser, scripts] = await Promise.all([startSite(), launch(), buildScripts()]);
});
test.afterAll(() => Promise.allSettled([browser.stop(), site.stop()]));
test.beforeEach(() => {
  site.received.length = 0;
});
test.afterEach(() =>
  Promise.all(
    browser.context
      .pages()
      .slice(1)
      .map((page) => page.close()),
  ),
);

const BYE = 'BYE sip:a@b SIP/2.0\r\nFrom: <sip:b@x>;tag=2\r\nTo: <sip:a@x>;tag=1\r\nCall-ID: k2j3h4g5f6\r\nCSeq: 2 BYE\r\n\r\n';
/** A phone in a few lines: answers what it hears, in the way the test says, by properties no page can replace. */
const phone = (onMessage = "socket.send('heard')", onOpen = "socket.send('ready')"): string => `
  const socket = new WebSocket(location.origin.replace('http', 'ws'), 'sip');
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => { ${onOpen} };
  socket.onmessage = (event) => { ${onMessage} };`;
const html = (...bodies: string[]): string =>
  `<!doctype html><title>phone</title>${bodies.map((body) => `<script>${body}</script>`).join('')}`;
const open = async (page: string, order?: readonly Script[]): Promise<Tapped> => {
  site.html = page;
  const tapped = await openTapped(browser.context, site, scripts, order);
  await tapped.page.goto(site.origin);
  return tapped;
};
const arrived = (count: number) => expect.poll(() => site.received.length).toBe(count);
const told = (tapped: Tapped, ...kinds: string[]) =>
  expect
    .poll(() => tapped.signals().map((signal) => (signal.kind === 'sip' ? `${signal.method} ${signal.status}` : signal.kind)))
    .toEqual(kinds);

const describeSocket = () => {
  class Phone extends WebSocket {}
  const socket = new WebSocket('ws://127.0.0.1:9');
  const thrown = (work: () => unknown): string => {
    try {
      return String(work());
    } catch (error) {
      return String(error);
    }
  };
  const { WebSocket: Socket } = window;
  return {
    names: [Socket.name, Socket.length, Socket.prototype.send.name, Socket.prototype.send.length, typeof Socket],
    statics: [Socket.CONNECTING, Socket.OPEN, Socket.CLOSING, Socket.CLOSED],
    keys: [Reflect.ownKeys(Socket), Reflect.ownKeys(Socket.prototype), Reflect.ownKeys(socket), Reflect.ownKeys(window)].map((keys) =>
      keys.map(String),
    ),
    flags: [
      Object.getOwnPropertyDescriptor(window, 'WebSocket'),
      Object.getOwnPropertyDescriptor(Socket.prototype, 'send'),
      Object.getOwnPropertyDescriptor(Socket.prototype, 'constructor'),
    ].map((own) => JSON.stringify(own)),
    native: [Socket, Socket.prototype.send].map((one) => /^function \w*\(\) \{ \[native code\] \}$/.test(String(one))),
    kinship: [socket instanceof Socket, socket.constructor === Socket, Object.getPrototypeOf(Socket) === EventTarget, String(socket)],
    subclass: [new Phone('ws://127.0.0.1:9') instanceof Phone, Reflect.construct(Socket, ['ws://127.0.0.1:9'], Phone) instanceof Phone],
    refusals: [
      thrown(() => (Socket as unknown as () => void)()),
      thrown(() => new Socket('http:nonsense:')),
      thrown(() => Reflect.construct(Socket.prototype.send, [])),
      thrown(() => Socket.prototype.send.call({} as WebSocket, 'x')),
      thrown(() => socket.send('x')),
    ],
  };
};

test('a page sees the WebSocket it always had', async () => {
  const tapped = await open(html());
  const bare = await browser.context.newPage();
  await bare.goto(site.origin);
  expect(await tapped.page.evaluate(describeSocket)).toEqual(await bare.evaluate(describeSocket));
  expect(await tapped.page.evaluate(() => window.WebSocket.toString())).toMatch(/native code/);
});

for (const order of [['bridge', 'tap'] as const, ['tap', 'bridge'] as const])
  test(`the lane is found with the ${order[0]} first`, async () => {
    const tapped = await open(html(phone()), order);
    await expect.poll(tapped.orders).toEqual([`${order[0]} first`]);
    await arrived(1);
    site.push(sampleInvite());
    await told(tapped, 'socket', 'INVITE 0');
    expect(tapped.signals()[1]).toMatchObject({ out: false, fromName: 'Ada Whitlock', fromUser: '+15550104417', media: 'audio:sendrecv' });
  });

test('handlers run in the order they were added, with the same data', async () => {
  const page = `${phone()}
    const order = [];
    socket.addEventListener('message', (event) => order.push('listener ' + event.data.length));
    socket.addEventListener('message', { handleEvent: (event) => { socket.send(order.join() + ' last ' + (event.target === socket)); } });
    socket.onmessage = (event) => order.push('property ' + event.data.length);`;
  const tapped = await open(html(page));
  await arrived(1);
  const invite = sampleInvite();
  site.push(invite);
  await arrived(2);
  expect(site.received[1]).toBe(`property ${invite.length},listener ${invite.length} last true`);
  expect(tapped.errors).toEqual([]);
});

test('bad frames reach the page and nobody else', async () => {
  const bomb = sampleInvite({ extra: Array.from({ length: 5_000 }, (_, i) => `X-${i}: y`) });
  const bad = [
    'x'.repeat(1_000_000),
    new Uint8Array(1_000_000),
    new Uint8Array([73, 78, 86, 255, 0]),
    sampleInvite().slice(0, 300),
    bomb,
    '\0',
  ];
  const tapped = await open(html(phone()));
  await arrived(1);
  for (const frame of bad) site.push(frame);
  site.push(new TextEncoder().encode(sampleInvite()));
  await arrived(8);
  await told(tapped, 'socket', 'INVITE 0');
  await tapped.page.goto('about:blank');
  await told(tapped, 'socket', 'INVITE 0', 'page', 'count', 'page');
  // The phone's own words, one at its start and one for each of seven frames, are no SIP either.
  expect(tapped.signals()[3]).toMatchObject({ dropped: bad.length + 8, faults: 0 });
  expect(tapped.errors).toEqual([]);
});

test('a page that replaces every built-in after the tap changes nothing', async () => {
  const invite = JSON.stringify(sampleInvite());
  const answer = JSON.stringify(sampleAnswer());
  const words = `const invite = ${invite}, answer = ${answer}; let step = 0;`;
  const tapped = await open(
    html(
      `${words}${phone('socket.send(answer)', `${POISON}; socket.send(new WebSocket(socket.url).readyState === WebSocket.CONNECTING && invite); WebSocket = undefined`)}`,
    ),
  );
  await arrived(1);
  site.push(sampleInvite());
  await arrived(2);
  expect(site.received).toEqual([sampleInvite(), sampleAnswer()]);
  await told(tapped, 'socket', 'INVITE 0', 'INVITE 0', 'INVITE 200');
  expect(tapped.errors).toEqual([]);
});

test('a page that replaced every built-in before the tap goes on as if there were none', async () => {
  const words = `const Socket = WebSocket; const url = location.origin.replace('http', 'ws');`;
  const late = `${POISON};${scripts.tap}`;
  const tapped = await open(html(words, late, "const socket = new Socket(url); socket.onopen = () => socket.send('ready')"), ['bridge']);
  await arrived(1);
  expect([site.received, tapped.signals(), tapped.errors]).toEqual([['ready'], [], []]);
});

test('a good-bye sent in pagehide still arrives, after the words that the page is asked, and that it goes', async () => {
  const tapped = await open(html(`${phone()} addEventListener('pagehide', () => socket.send(${JSON.stringify(BYE)}))`));
  await arrived(1);
  await tapped.page.reload();
  await told(tapped, 'socket', 'page', 'count', 'page', 'BYE 0', 'socket');
  const pages = tapped.signals().flatMap((signal) => (signal.kind === 'page' ? [signal.what] : []));
  expect(pages).toEqual(['leave', 'hide']);
});

test('a phone in a frame is heard in that frame', async () => {
  const inner = html(phone().replace('location.origin', `'${site.origin}'`)).replaceAll('"', '&quot;');
  const tapped = await open(`${html()}<iframe srcdoc="${inner}"></iframe>`);
  await arrived(1);
  site.push(sampleInvite());
  await told(tapped, 'socket', 'INVITE 0');
  expect(tapped.orders()).toEqual(['bridge first', 'bridge first']);
});

test('a forged lane and forged texts are only words', async () => {
  const page = `${phone()}
    addEventListener('onhook:offer', (event) => { for (let i = 0; i < 9; i++) event.relatedTarget.dispatchEvent(new CustomEvent('onhook:text', { detail: { i } })); }, true);
    document.dispatchEvent(new Event('onhook:ask'));
    document.dispatchEvent(new FocusEvent('onhook:offer', { relatedTarget: new EventTarget(), detail: 1 }));`;
  const tapped = await open(html(page));
  await arrived(1);
  site.push(sampleInvite());
  await told(tapped, 'socket', 'INVITE 0');
  expect(tapped.errors).toEqual([]);
});
