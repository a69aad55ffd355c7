import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultSettings } from '../../lib/settings/default-settings.ts';
import { effectiveSettings } from '../../lib/settings/setting.ts';
import { ROOT } from './tree.ts';

interface Property {
  readonly type: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Property;
  readonly properties?: Readonly<Record<string, Property>>;
}
const schema = JSON.parse(readFileSync(join(ROOT, 'public/managed-schema.json'), 'utf8')) as Property;
const properties = Object.entries(schema.properties ?? {});

/** A word that fits every pattern of the schema's. */
const objectOf = (fields: NonNullable<Property['properties']>): unknown =>
  Object.fromEntries(Object.keys(fields).map((field) => [field, 'a_1']));

/** What the schema says an administrator may give, at its ends; `over`: just beyond. */
function samples(property: Property, over = false): unknown[] {
  const past = over ? 1 : 0;
  if (property.enum !== undefined) return over ? ['none of them'] : [...property.enum];
  if (property.type === 'integer') return [(property.minimum ?? 0) - past, (property.maximum ?? 0) + past];
  if (property.type === 'boolean') return over ? ['true'] : [true, false];
  if (property.type === 'array')
    return (property.items?.properties ? [objectOf(property.items.properties)] : samples(property.items as Property, over)).map((each) => [
      each,
    ]);
  return over ? [7] : ['https://phone.example/*'];
}

it('names the settings, all of them and nothing else, as Chrome wants them named', () => {
  expect(properties.map(([name]) => name).sort()).toEqual(Object.keys(defaultSettings).sort());
  expect(Object.keys(schema).sort()).toEqual(['properties', 'type']);
  expect(schema.type).toBe('object');
});

it.each(properties)('%s: what the schema lets through, the settings take as it is', (name, property) => {
  for (const value of samples(property)) {
    const { values, locked, faults } = effectiveSettings({}, { [name]: value });
    expect([values[name as keyof typeof values], locked, faults]).toEqual([value, [name], []]);
  }
});

it.each(properties.filter(([, { type, items }]) => type !== 'string' && items?.properties === undefined))(
  '%s: what the schema stops, the settings would not take either',
  (name, property) => {
    for (const value of samples(property, true)) expect(effectiveSettings({}, { [name]: value }).faults).toEqual([name]);
  },
);
