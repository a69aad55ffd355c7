import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namedPolicy } from '../../test/support/shipped-policy.ts';
import type { PolicyDocument } from './document.ts';
import { parseScenario, type Scenario } from './scenario.ts';

const folder = join(import.meta.dirname, '../../test/scenarios');

function read(name: string): Scenario {
  const parsed = parseScenario(JSON.parse(readFileSync(join(folder, name), 'utf8')));
  if (!parsed.ok) throw new Error(`${name}: ${parsed.detail}`);
  return parsed.value;
}

/** Every scenario of the tests, by file name. */
export const scenarios: readonly Scenario[] = readdirSync(folder).toSorted().map(read);

const names = [...new Set(scenarios.map(({ policy }) => policy))];
const policies = new Map(await Promise.all(names.map(async (name) => [name, await namedPolicy(name)] as const)));

/** The document that a scenario names; null: none can be read. */
export const documentOf = ({ policy }: Pick<Scenario, 'policy'>): PolicyDocument | null => policies.get(policy) ?? null;
