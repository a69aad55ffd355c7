import { parseArgs } from 'node:util';
import { MINUTE, SECOND } from '../../lib/base/time.ts';
import { buildDemo } from '../support/build.ts';
import { soakBrowserKills } from './browser-kills.ts';
import type { Finding } from './finding.ts';
import { soakHidden } from './hidden.ts';
import { soakReloads } from './reloads.ts';
import { soakWorkerKills } from './worker-kills.ts';

/** Minutes of a full run. */
const FULL = 12;

const say = (line: string) => process.stdout.write(`${line}\n`);

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: String(FULL) }, seed: { type: 'string' }, built: { type: 'boolean', default: false } },
});
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
const minutes = Math.max(1, Number(values.minutes) || FULL);
const short = minutes < 3;
const rounds = (full: number): number => Math.max(3, Math.round((full * minutes) / FULL));
// Chromium throttles to once a minute after five. What a long run has left, less a minute to begin and to end, the calls go on.
const warmMs = short ? 2 * SECOND : Math.min(5.5 * MINUTE, ((minutes - 2) * MINUTE) / 2);
const hidden = short
  ? { warmMs, checkBackMs: 5 * SECOND, thenMs: 2 * SECOND }
  : { warmMs, checkBackMs: MINUTE, thenMs: (minutes - 2) * MINUTE - warmMs };

if (!values.built) await buildDemo();
say(`soak: seed ${seed}`);

const findings: Finding[] = [];
const run = async (part: () => Promise<Finding>): Promise<void> => {
  const broken = (error: unknown): Finding => ({
    title: 'a part broke off',
    passed: false,
    figures: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  findings.push(await part().catch(broken));
};
// The hidden tabs wait most of their time, so a long run does the rest meanwhile.
const waiting = run(() => soakHidden({ ...hidden, seed, say }));
if (short) await waiting;
await run(() => soakWorkerKills({ rounds: short ? 3 : rounds(60), seed, say }));
await run(() => soakReloads({ rounds: short ? 3 : rounds(20), seed, say }));
await run(() => soakBrowserKills({ rounds: short ? 3 : rounds(30), seed, say }));
await waiting;
for (const { title, passed, figures } of findings) say(`${passed ? 'ok' : 'not ok'} ${title}: ${figures}`);
const failed = findings.filter(({ passed }) => !passed).length;
say(`${findings.length - failed} passed, ${failed} failed`);
// A part that broke off may have left a browser: the run ends all the same.
process.exit(failed === 0 ? 0 : 1);
