import { parseArgs } from 'node:util';
import { buildDemo } from '../support/build.ts';
import { soakBrowserKills } from './browser-kills.ts';
import type { Finding } from './finding.ts';
import { soakReloads } from './reloads.ts';
import { soakWorkerKills } from './worker-kills.ts';

/** Rounds of a full run, and of the minute that belongs to the tests. */
const FULL = { kills: 60, reloads: 20, browsers: 20 };
const MINUTE = { kills: 3, reloads: 3, browsers: 3 };

const say = (line: string) => process.stdout.write(`${line}\n`);

const { values } = parseArgs({
  options: { minutes: { type: 'string' }, seed: { type: 'string' }, build: { type: 'boolean', default: false } },
});
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
const rounds = values.minutes === '1' ? MINUTE : FULL;
if (values.build || values.minutes === undefined) await buildDemo();
say(`soak: seed ${seed}`);

const findings: Finding[] = [];
for (const part of [
  () => soakWorkerKills({ rounds: rounds.kills, seed, say }),
  () => soakReloads({ rounds: rounds.reloads, seed, say }),
  () => soakBrowserKills({ rounds: rounds.browsers, seed, say }),
]) {
  try {
    findings.push(await part());
  } catch (error) {
    findings.push({
      title: 'a part broke off',
      passed: false,
      figures: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
}
for (const { title, passed, figures } of findings) say(`${passed ? 'ok' : 'not ok'} ${title}: ${figures}`);
const failed = findings.filter(({ passed }) => !passed).length;
say(`${findings.length - failed} passed, ${failed} failed`);
// A part that broke off may have left a browser: the run ends all the same.
process.exit(failed === 0 ? 0 : 1);
