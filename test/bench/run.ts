import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { launch } from '../support/browser.ts';
import { buildDemo } from '../support/build.ts';
import { measurePaint } from './paint.ts';
import { type BenchReport, type Machine, printJson, printTable, spreadOf } from './report.ts';
import { measureSave } from './save.ts';
import { measureTap } from './tap.ts';

const TAP = { runs: 11, frames: 10_000 };
const RINGS = 30;
const CALLS = 30;

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const say = (line: string) => process.stderr.write(`${line}\n`);

async function machine(): Promise<Machine> {
  const load = loadavg()[0] ?? Number.NaN;
  const browser = await launch();
  const chromium = browser.context.browser()?.version() ?? 'of no known version';
  await browser.stop();
  return { cpu: cpus()[0]?.model.trim() ?? 'an unknown kind', cores: availableParallelism(), chromium, load };
}

async function measureAll(): Promise<BenchReport> {
  const seen = await machine();
  say(`the tap: ${TAP.runs} runs of ${TAP.frames} frames of each kind`);
  const tap = await measureTap(TAP);
  say(`frame to paint: ${RINGS} rings with the worker awake, ${RINGS} with it asleep`);
  const { awake, asleep } = await measurePaint(RINGS);
  say(`save key to saved: ${CALLS} calls`);
  const { saves, puts } = await measureSave(CALLS);
  return {
    machine: seen,
    tap,
    paint: { awake: spreadOf(awake), asleep: spreadOf(asleep) },
    save: { save: spreadOf(saves), put: spreadOf(puts) },
  };
}

say('building the extension');
await buildDemo();
const report = await measureAll();
process.stdout.write(`${values.json ? printJson(report) : printTable(report)}\n`);
