import { type Code, isNode, type Node } from './code.ts';
import { pureRooms, roomOf } from './floors.ts';
import { isForTests } from './tree.ts';

const nameOf = (value: unknown): string => (isNode(value) && typeof value['name'] === 'string' ? value['name'] : '');

/** Reads of the clock and of chance; `Date.parse` and `new Date(instant)` are neither. */
const readsOf = ({ type, ...node }: Node): string | null => {
  if (type === 'NewExpression' && nameOf(node['callee']) === 'Date')
    return Array.isArray(node['arguments']) && node['arguments'].length === 0 ? 'new Date()' : null;
  if (type === 'CallExpression' && nameOf(node['callee']) === 'Date') return 'Date()';
  if (type !== 'MemberExpression') return null;
  const read = `${nameOf(node['object'])}.${nameOf(node['property'])}`;
  return ['Date.now', 'Math.random', 'performance.now', 'Temporal.Now'].includes(read) || read.startsWith('crypto.') ? read : null;
};

/** Clock and chance in a pure room. */
export function purityFaults({ path, nodes }: Code): string[] {
  if (!pureRooms.includes(roomOf(path) ?? '') || isForTests(path)) return [];
  return nodes.flatMap((node) => readsOf(node) ?? []).map((read) => `${path}: ${read}`);
}

/** `browser.*` and `chrome.*` outside lib/platform; a variable of that name counts too, as it would be read for the real one. */
export function browserFaults({ path, nodes }: Code): string[] {
  if (path.startsWith('lib/platform/')) return [];
  return nodes
    .filter(({ type, ...node }) => type === 'MemberExpression' && ['browser', 'chrome'].includes(nameOf(node['object'])))
    .map((node) => `${path}: ${nameOf(node['object'])}.${nameOf(node['property'])}`);
}
