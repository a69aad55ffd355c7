import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { launch } from '../support/browser.ts';
import { buildDemo } from '../support/build.ts';
import type { Measured } from './part.ts';
import { parts } from './parts.ts';
import { type BenchReport, type Machine, printJson, printTable } from './report.ts';

const HELP = `npm run bench                          measures everything, in about ten minutes
  --only NAME,NAME                     some parts alone: ${Object.keys(parts).join(', ')}
  --json                               one JSON object instead of the table
`;

const say = (line: string) => process.stderr.write(`${line}\n`);

async function machine(): Promise<Machine> {
  const load = loadavg()[0] ?? Number.NaN;
  const browser = await launch();
  const chromium = browser.context.browser()?.version() ?? 'of no known version';
  await browser.stop();
  return { cpu: cpus()[0]?.model.trim() ?? 'an unknown kind', cores: availableParallelism(), chromium, load };
}

async function measureAll(names: readonly string[]): Promise<BenchReport> {
  const seen = await machine();
  const measured: Record<string, Measured> = {};
  for (const name of names) {
    const part = parts[name];
    if (part === undefined) throw new Error(`There is no part "${name}"; there are: ${Object.keys(parts).join(', ')}.`);
    say(part.doing);
    measured[name] = await part.measure();
  }
  return { machine: seen, measured };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, only: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) return void process.stdout.write(HELP);
  say('building the extension');
  await buildDemo();
  const report = await measureAll(values.only?.split(',') ?? Object.keys(parts));
  process.stdout.write(`${values.json ? printJson(report) : printTable(report)}\n`);
}

await main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
