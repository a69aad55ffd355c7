import { defineContentScript } from 'wxt/utils/define-content-script';
import { runBridge } from '../lib/platform/bridge.ts';

export default defineContentScript({
  registration: 'runtime',
  matches: [],
  main: () => runBridge(),
});
