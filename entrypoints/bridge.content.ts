import { defineContentScript } from 'wxt/utils/define-content-script';
import { runBridge } from '../lib/platform/bridge.ts';

export default defineContentScript({
  registration: 'runtime',
  matches: [],
  // Only for what WXT wraps it in: `lib/platform/sites.ts` registers it for the isolated world. WXT's own wrapper for that world dispatches an
  // event on the page's document and posts a message to the page at each start, which takes 6 ms of its load (measured).
  world: 'MAIN',
  main: () => runBridge(),
});
