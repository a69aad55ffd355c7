import { readFile, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { whyUnmanaged } from './managed.ts';
import { runCommand } from './run-command.ts';
import { type Counting, lineOf, sum, type Tally, tallyOf } from './summary.ts';

const ROOT = join(import.meta.dirname, '../..');
/** In milliseconds, for one stage: past it something hangs, or the whole run is longer than its twenty minutes. */
const LIMIT = 1_000_000;
const REPORTS = join(ROOT, '.output/reports');

interface Stage {
  readonly title: string;
  readonly command: readonly [program: string, ...args: string[]];
  readonly counting: Counting;
  /** Where its reporter writes. */
  readonly report?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const check = (title: string, ...command: [string, ...string[]]): Stage => ({ title, command, counting: 'exit' });

function vitest(title: string, project: string): Stage {
  const report = join(REPORTS, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return { title, command: ['vitest', 'run', '--project', project, ...reporters], counting: 'vitest', report };
}

const playwright = (title: string, project: string, ...more: readonly string[]): Stage => ({
  title,
  command: ['playwright', 'test', '--project', project, ...more],
  counting: 'playwright',
  report: join(REPORTS, `${project}.json`),
  env: { ONHOOK_REPORT: project },
});

const unmanaged = whyUnmanaged();

/** What needs nothing comes first, what takes long comes last. */
const stages: readonly Stage[] = [
  check('generated files', 'npm', 'run', '--silent', 'generate'),
  check('Biome', 'biome', 'ci', '--error-on-warnings', '--colors=off'),
  check('TypeScript', 'tsc', '--noEmit'),
  check('knip', 'knip', '--no-progress'),
  vitest('units, laws, replays, house', 'sources'),
  check('build: shipped', 'wxt', 'build'),
  { ...check('build: demo', 'wxt', 'build'), env: { ONHOOK_BUILD: 'demo' } },
  { ...check('build: demo, Firefox', 'wxt', 'build', '-b', 'firefox', '--mv3'), env: { ONHOOK_BUILD: 'demo' } },
  vitest('house: what was built', 'built'),
  playwright('end to end', 'e2e'),
  ...(unmanaged === null ? [playwright('end to end: under a policy file', 'policy', '--workers=1')] : []),
  { title: 'soak, a minute', command: ['node', 'test/soak/run.ts', '--built', '--minutes', '1'], counting: 'last line' },
];

const say = (line: string) => process.stdout.write(`${line}\n`);

const readReport = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);

async function runStage(stage: Stage): Promise<Tally> {
  say(`\n── ${stage.title} ──`);
  const from = performance.now();
  const env = { ...process.env, PATH: `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`, ...stage.env };
  const { exitCode, output } = await runCommand(stage.command, {
    cwd: ROOT,
    env,
    limit: LIMIT,
    hear: (text) => process.stdout.write(text),
  });
  const text = stage.report === undefined ? output : await readReport(stage.report);
  const tally = tallyOf({ counting: stage.counting, exitCode, text });
  say(`── ${stage.title}: ${lineOf(tally)} (${((performance.now() - from) / 1000).toFixed(1)} s)`);
  return tally;
}

// A report of an earlier run would be counted again where a stage breaks off before it writes its own.
await rm(REPORTS, { recursive: true, force: true });
const tallies: Tally[] = [];
for (const stage of stages) tallies.push(await runStage(stage));
if (unmanaged !== null) say(`\n── end to end: under a policy file ──\n${unmanaged}`);
const all = sum(tallies);
say(`\n${lineOf(all)}`);
process.exitCode = all.failed === 0 ? 0 : 1;
