import { startTap } from '../../lib/tap/start.ts';

/** The tap as the page world gets it. */
startTap(window, { sockets: true, peers: true });
