import * as z from 'zod/mini';
import type { Sentence } from '../base/sentence.ts';
import { migrated } from './document/migrate.ts';
import { type PolicyDocument, parsePolicy, policyDocumentSchema } from './document.ts';
import { type Finding, lintPolicy } from './lint.ts';
import { parseScenario, runScenario } from './scenario.ts';

/** One thing for which a document is not taken. */
export interface PolicyFault {
  readonly path: string;
  /** Of the family `lint`, or `fault` where the shape is wrong. */
  readonly of: 'lint' | 'fault';
  readonly says: Sentence;
}

/** A document that may be kept, as it came and as it was read. */
export interface Admitted {
  readonly raw: unknown;
  readonly document: PolicyDocument;
  readonly warnings: readonly Finding[];
}

export type Admission =
  | { readonly ok: true; readonly value: Admitted }
  /** `json`: no JSON at all. `other`: JSON, but no policy. `newer`: in a format to come. */
  | { readonly ok: false; readonly reason: 'json' | 'other' | 'newer' }
  | { readonly ok: false; readonly reason: 'faults'; readonly faults: readonly PolicyFault[] };

const shapes: Readonly<Record<string, string>> = {
  invalid_type: 'type',
  invalid_value: 'value',
  invalid_union: 'value',
  too_small: 'small',
  too_big: 'big',
  invalid_format: 'format',
  invalid_key: 'format',
  unrecognized_keys: 'unknown_here',
};

const pathOf = (keys: readonly PropertyKey[]): string =>
  keys.reduce<string>(
    (path, key) => (typeof key === 'number' ? `${path}[${key}]` : `${path}${path === '' ? '' : '.'}${String(key)}`),
    '',
  ) || 'document';

const shapeFault = (keys: readonly PropertyKey[], name: string, terms: Sentence['terms'] = {}): PolicyFault => ({
  path: pathOf(keys),
  of: 'fault',
  says: { name, terms },
});

/** Every fault of the shape, each by its own path; those of what `parsePolicy` refuses and the schema alone does not are in its words. */
function shapeFaults(raw: unknown, detail: string): PolicyFault[] {
  const parsed = z.safeParse(policyDocumentSchema, raw);
  if (parsed.success) return [shapeFault([], 'custom', { detail })];
  return parsed.error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => shapeFault([...issue.path, key], 'unknown_here'));
    if (issue.code === 'custom') return [shapeFault(issue.path, 'custom', { detail: issue.message })];
    return [shapeFault(issue.path, shapes[issue.code] ?? 'value')];
  });
}

/** A document is held to the scenarios that it carries. */
export function scenarioFaults(document: PolicyDocument): PolicyFault[] {
  return document.scenarios.flatMap((raw, at): PolicyFault[] => {
    const path = `scenarios[${at}]`;
    const parsed = parseScenario(raw);
    if (!parsed.ok) return [{ path, of: 'lint', says: { name: 'scenario_unreadable', terms: { detail: parsed.detail ?? parsed.reason } } }];
    const { passed, expected, got, because } = runScenario(document, parsed.value);
    const { id } = parsed.value;
    return passed ? [] : [{ path, of: 'lint', says: { name: 'scenario_failed', terms: { id, expected, got, because } } }];
  });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** Judges a document that somebody wants to put in force: its shape, what `lintPolicy` calls a fault, and its own scenarios. Never throws. */
export function admitPolicy(text: string): Admission {
  const raw = parseJson(text);
  if (raw === undefined) return { ok: false, reason: 'json' };
  if (!isObject(raw) || typeof raw['format'] !== 'number' || typeof raw['id'] !== 'string') return { ok: false, reason: 'other' };
  const carried = migrated(raw);
  if (!carried.ok) return { ok: false, reason: 'newer' };
  const parsed = parsePolicy(raw);
  if (!parsed.ok) return { ok: false, reason: 'faults', faults: shapeFaults(carried.value, parsed.detail ?? parsed.reason) };
  const findings = lintPolicy(parsed.value);
  const faults = [
    ...findings.flatMap(({ gravity, path, says }): PolicyFault[] => (gravity === 'fault' ? [{ path, of: 'lint', says }] : [])),
    ...scenarioFaults(parsed.value),
  ];
  if (faults.length > 0) return { ok: false, reason: 'faults', faults };
  return { ok: true, value: { raw, document: parsed.value, warnings: findings } };
}
