import type { PhoneConfig } from '../page/config.ts';
import type { CustomerLine, LineEvents } from './line.ts';

/** Registers on the stack that the page was asked for (SIP.js but for `jssip`) and reports each change; a transfer asked for by the other side is followed. */
export async function openLine(config: PhoneConfig, voice: MediaStream, events: LineEvents): Promise<CustomerLine> {
  if (config.stack === 'jssip') return (await import('./line-jssip.ts')).openJsSip(config, voice, events);
  return (await import('./line-sipjs.ts')).openSipJs(config, voice, events);
}
