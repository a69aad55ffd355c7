import { runBridge } from '../../lib/platform/bridge.ts';

/** The bridge as the isolated world gets it. */
runBridge();
