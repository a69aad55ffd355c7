import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { type Counting, lineOf, sum, type Tally, tallyOf } from './summary.ts';

const ROOT = join(import.meta.dirname, '../..');
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

/** What needs nothing comes first, what takes long comes last. */
const stages: readonly Stage[] = [
  check('generated files', 'npm', 'run', '--silent', 'generate'),
  check('Biome', 'biome', 'ci'),
  check('TypeScript', 'tsc', '--noEmit'),
  check('knip', 'knip', '--no-progress'),
  vitest('units, laws, replays, house', 'sources'),
  check('build: shipped', 'wxt', 'build'),
  { ...check('build: demo', 'wxt', 'build'), env: { ONHOOK_BUILD: 'demo' } },
  vitest('house: what was built', 'built'),
  { title: 'end to end', command: ['playwright', 'test'], counting: 'playwright', report: join(REPORTS, 'e2e.json') },
  { title: 'soak, a minute', command: ['node', 'test/soak/run.ts', '--minutes', '1'], counting: 'last line' },
];

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Runs a command and shows what it says; resolves with its exit code and its standard output. Never rejects. */
function run({ command: [program, ...args], env }: Stage): Promise<{ exitCode: number; output: string }> {
  const path = `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  const child = spawn(program, args, { cwd: ROOT, env: { ...process.env, PATH: path, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    process.stdout.write(text);
  });
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ exitCode: code ?? 1, output }));
    child.once('error', (error) => resolve({ exitCode: 1, output: `${output}\n${error.message}` }));
  });
}

const readReport = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);

async function runStage(stage: Stage): Promise<Tally> {
  say(`\n── ${stage.title} ──`);
  const from = performance.now();
  const { exitCode, output } = await run(stage);
  const text = stage.report === undefined ? output : await readReport(stage.report);
  const tally = tallyOf({ counting: stage.counting, exitCode, text });
  say(`── ${stage.title}: ${lineOf(tally)} (${((performance.now() - from) / 1000).toFixed(1)} s)`);
  return tally;
}

// A report of an earlier run would be counted again where a stage breaks off before it writes its own.
await rm(REPORTS, { recursive: true, force: true });
const tallies: Tally[] = [];
for (const stage of stages) tallies.push(await runStage(stage));
const all = sum(tallies);
say(`\n${lineOf(all)}`);
process.exitCode = all.failed === 0 ? 0 : 1;
