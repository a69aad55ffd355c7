import { type Code, isNode, type Node } from './code.ts';

/** Attributes that a person reads or hears. */
const SPOKEN = ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'alt', 'label', 'placeholder', 'title'];

const isWords = (value: unknown): boolean => typeof value === 'string' && /\p{L}{2}/u.test(value);

/** The string of a literal, also within braces, or null. */
function stringOf(value: unknown): unknown {
  if (!isNode(value)) return null;
  if (value.type === 'JSXExpressionContainer') return stringOf(value['expression']);
  if (value.type === 'TemplateLiteral' && Array.isArray(value['quasis'])) return value['quasis'].map(rawOf).join('');
  return value.type === 'Literal' ? value['value'] : null;
}

const rawOf = (quasi: unknown): string => {
  const value = isNode(quasi) ? quasi['value'] : null;
  return typeof value === 'object' && value !== null && 'raw' in value ? String(value.raw) : '';
};

function wordsOf({ type, ...node }: Node): unknown[] {
  if (type === 'JSXElement' || type === 'JSXFragment') return (node['children'] as readonly Node[]).map(childText);
  if (type !== 'JSXAttribute' || !isNode(node['name'])) return [];
  return SPOKEN.includes(String(node['name']['name'])) ? [stringOf(node['value'])] : [];
}

const childText = (child: Node): unknown => (child.type === 'JSXText' ? child['value'] : stringOf(child));

/** Words in a component that stand in no message file. */
export function wordFaults({ path, nodes }: Code): string[] {
  return nodes
    .flatMap(wordsOf)
    .filter(isWords)
    .map((words) => `${path}: “${String(words).trim()}”`);
}

/** Keys of messages that the code names, as `m.key`. */
export function messageKeysOf({ nodes }: Code): string[] {
  return nodes.flatMap(({ type, ...node }) => {
    const { object, property } = node;
    const isMessage = type === 'MemberExpression' && isNode(object) && object['name'] === 'm' && isNode(property);
    return isMessage ? [String(property['name'] ?? property['value'])] : [];
  });
}

/** Keys that no code names and no family takes in, and names without a message. */
export function keyFaults(keys: readonly string[], named: readonly string[], families: readonly string[]): string[] {
  const inFamily = (key: string): boolean => families.some((family) => key.startsWith(`${family}_`));
  return [
    ...keys.filter((key) => !named.includes(key) && !inFamily(key)).map((key) => `${key} is said nowhere`),
    ...named.filter((key) => !keys.includes(key)).map((key) => `${key} has no message`),
  ];
}
