import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseScenario, runScenario } from '../../lib/policy/scenario.ts';
import { namedPolicy } from './shipped-policy.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

async function filesOf(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = await readdir(path);
  return names
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => join(path, name));
}

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));

const tally = { passed: 0, failed: 0, unread: 0 };

async function check(path: string): Promise<void> {
  const parsed = parseScenario(await readJson(path));
  if (!parsed.ok) throw new Error(parsed.detail ?? parsed.reason);
  const { passed, expected, got, because } = runScenario(await namedPolicy(parsed.value.policy), parsed.value);
  if (passed) tally.passed += 1;
  else tally.failed += 1;
  say(passed ? `ok ${parsed.value.id}` : `not ok ${parsed.value.id}: expected ${expected}, got ${got} because ${because}`);
}

async function unlessUnreadable(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    tally.unread += 1;
    complain(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const paths = process.argv.slice(2);
if (paths.length === 0) {
  complain('usage: policy-check.ts FILE|FOLDER …');
  tally.unread += 1;
}
for (const path of paths) {
  await unlessUnreadable(path, async () => {
    for (const file of await filesOf(path)) await unlessUnreadable(file, () => check(file));
  });
}
say(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.unread > 0 ? 2 : tally.failed > 0 ? 1 : 0;
