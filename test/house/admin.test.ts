import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { strictSettingsSchema } from '../../lib/settings/setting.ts';
import { parseOrder } from '../support/package/order.ts';
import { ROOT } from './tree.ts';

interface Property {
  readonly title?: string;
  readonly type: string;
  readonly enum?: readonly string[];
  readonly items?: Property;
  readonly properties?: Readonly<Record<string, Property>>;
}

const guide = readFileSync(join(ROOT, 'docs/admin/README.md'), 'utf8');
const schema: Property = JSON.parse(readFileSync(join(ROOT, 'public/managed-schema.json'), 'utf8'));
const blocksOf = (language: string): string[] =>
  [...guide.matchAll(/```(\w+)\n(.*?)```/gs)].flatMap(([, name, text = '']) => (name === language ? [text] : []));
const inCode = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');

/** A type as the guide's table has it. */
function typeOf({ type, enum: words, items, properties }: Property): string {
  if (words !== undefined) return inCode(words);
  if (properties !== undefined) return `objects: ${inCode(Object.keys(properties))}`;
  return items === undefined ? type : `list of ${typeOf(items)}`;
}

it('lists every managed setting as the browser is told it, and no other', () => {
  const rows = Object.entries(schema.properties ?? {}).map(([name, each]) => `| \`${name}\` | ${each.title} | ${typeOf(each)} |`);
  const table = guide.slice(guide.indexOf('| setting | meaning | type |')).trimEnd().split('\n').slice(2);
  expect(table).toEqual(rows);
});

it('gives managed settings that we take', () => {
  const samples = blocksOf('json').flatMap((text) => {
    const { policies, ...flat } = JSON.parse(text);
    const { extensions, Extensions } = (policies ?? flat)['3rdparty'];
    return Object.values(extensions ?? Extensions);
  });
  expect(samples).toHaveLength(2);
  for (const sample of samples) expect(strictSettingsSchema.safeParse(sample)).toMatchObject({ success: true });
});

it('gives a command that works, with every flag named', () => {
  const command = blocksOf('sh').join('').split('npm run package -- ')[1] ?? '';
  const args = command
    .trim()
    .split(' ')
    .map((arg) => arg.replaceAll("'", ''));
  expect(parseOrder(args)).toMatchObject({ ok: true });
  for (const flag of ['--sites', '--update-url', '--key', '--name', '--id', '--version', '--out']) expect(guide).toContain(`| \`${flag} `);
});
