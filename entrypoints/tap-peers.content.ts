import { defineContentScript } from 'wxt/utils/define-content-script';
import { startTap } from '../lib/tap/start.ts';

export default defineContentScript({
  registration: 'runtime',
  matches: [],
  world: 'MAIN',
  main: () => startTap(window, { sockets: false, peers: true }),
});
