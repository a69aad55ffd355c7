import { type Code, isNode, type Node } from './code.ts';

const isTest = (path: string): boolean =>
  /\.(test|spec)\.tsx?$/.test(path) || path === 'playwright.config.ts' || path === 'vitest.config.ts';

const nameOf = (value: unknown): string => (isNode(value) && typeof value['name'] === 'string' ? value['name'] : '');

const MARKS = ['skip', 'only', 'todo', 'fixme', 'skipIf', 'runIf', 'fails'];
const RUNNERS = ['it', 'test', 'describe'];

/** What would make a test wait by the clock, be left out, or run until it passes. */
function unsteady({ type, ...node }: Node): string | null {
  const property = nameOf(node['property']);
  if (type === 'MemberExpression' && property === 'waitForTimeout') return 'a sleep';
  if (type === 'MemberExpression' && MARKS.includes(property) && RUNNERS.includes(nameOf(node['object']))) return `.${property}`;
  if (type === 'CallExpression' && waits(nameOf(node['callee']), node['arguments'])) return 'a sleep';
  if (type === 'Property' && ['retries', 'retry'].includes(nameOf(node['key'])) && !isZero(node['value'])) return 'a retry';
  return null;
}

/** A timer without a delay only lets the others go first. */
const waits = (name: string, args: unknown): boolean =>
  name === 'sleep' || (name === 'setTimeout' && Array.isArray(args) && args.length > 1 && !isZero(args[1]));

const isZero = (value: unknown): boolean => isNode(value) && value['value'] === 0;

/** Sleeps, skips and retries in a test or in the configuration of tests. */
export function steadyFaults({ path, nodes }: Code): string[] {
  return isTest(path) ? nodes.flatMap((node) => unsteady(node) ?? []).map((what) => `${path}: ${what}`) : [];
}
