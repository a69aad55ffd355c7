import type { Stack } from '../page/config.ts';
import type { Line, LineDeps } from './line.ts';

/** A stack is a chunk of its own, so that a page carries none but the one it runs on. */
const opening: Readonly<Record<Stack, () => Promise<(deps: LineDeps) => Line>>> = {
  jssip: async () => (await import('./line-jssip.ts')).openJsSip,
  sipjs: async () => (await import('./line-sipjs.ts')).openSipJs,
  ringcentral: async () => (await import('./line-ringcentral.ts')).openRingCentral,
};

/** Registers on the stack that the page was asked for, reports each change, and hangs up when the page goes away. */
export async function openLine(deps: LineDeps): Promise<Line> {
  const open = await opening[deps.config.stack]();
  return open(deps);
}
