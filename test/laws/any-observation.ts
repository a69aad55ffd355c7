import fc from 'fast-check';
import * as z from 'zod/mini';
import { type EventType, fieldSchemas } from '../../lib/call/event.ts';
import type { Observation } from '../../lib/observe/observation.ts';

/** As much of JSON Schema as the fields of events need. */
interface Shape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** What must not leave a device: names, numbers, hosts, Call-IDs, in a text that fits every field which is free. */
export const needles = [
  ...['Ada Brook', '+15550104417', 'pbx7.voice.example', 'a84b4c76e66710', 'https://phone.example:8443', 'Dana Bell', 'agent1', 'billing'],
  ...['zoë@phone.example', 'sip:1001@10.0.0.7', '10.0.0.7', 'my dog is called Rex', '__proto__', 'constructor', 'sip_Ada', 'say Ada Brook'],
];
const needle = fc.constantFrom(...needles);

const bounded = ({ minimum = 0, maximum = 10_000 }: Shape) => ({ min: Math.max(minimum, 0), max: Math.min(maximum, 10_000_000) });

function anyValue(shape: Shape): fc.Arbitrary<unknown> {
  const either = shape.anyOf ?? shape.oneOf;
  if (either !== undefined) return fc.oneof(...either.map(anyValue));
  if (typeof shape.type === 'object') return fc.oneof(...shape.type.map((type) => anyValue({ ...shape, type })));
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  switch (shape.type) {
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(shape.properties ?? {}).map(([name, each]) => [name, anyValue(each)])), {
        requiredKeys: [...(shape.required ?? [])],
      });
    case 'array':
      return fc.array(anyValue(shape.items ?? {}), { maxLength: 3 });
    case 'string':
      return shape.pattern === undefined ? needle.map((text) => text.slice(0, shape.maxLength)) : fc.constant('4417');
    case 'number':
    case 'integer':
      return fc.integer(bounded(shape));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      throw new Error(`no such shape in events: ${JSON.stringify(shape)}`);
  }
}

export const eventTypes = Object.keys(fieldSchemas) as EventType[];

const fieldsOf = Object.fromEntries(eventTypes.map((type) => [type, anyValue(z.toJSONSchema(fieldSchemas[type]) as Shape)]));
const corrected = fc.constantFrom(
  { field: 'hold', value: 'held' },
  { field: 'hold', value: 'not_held' },
  { field: 'end', value: 'remote' },
  { field: 'call', value: 'not_a_call' },
);
const said = fc.oneof(
  fc.constantFrom(...eventTypes).chain((type) => fc.record({ type: fc.constant(type), fields: fieldsOf[type] ?? fc.constant({}) })),
  fc.constantFrom('call.held', 'call.resumed').map((type) => ({ type, fields: { scope: 'local' } })),
  fc.constantFrom('call.connected').map((type) => ({ type, fields: {} })),
  corrected.map((fields) => ({ type: 'agent.correct', fields })),
);

const uuid = (group: string) => fc.nat(40).map((n) => `019a0000-0000-7000-${group}-${String((n * 7_919) % 41).padStart(12, '0')}`);
const layer = fc.constantFrom('vendor', 'sip', 'peer', 'media', 'dom', 'hand', 'desk');
const own = fc.oneof(fc.nat(3).map(String), needle);
const leg = fc.oneof(
  fc.tuple(layer, fc.oneof(uuid('8aaa'), needle), own).map((parts) => parts.join(':')),
  needle,
);

const bare = fc.record({
  id: uuid('8000'),
  v: fc.constant(1),
  leg,
  at: fc.integer({ min: 1_000_000, max: 1_020_000 }),
  mono: fc.integer({ min: 0, max: 20_000 }),
  boot: fc.oneof(fc.constant('b'), needle),
  seq: fc.nat(30),
  source: fc.record({ layer, adapter: fc.oneof(layer, needle), frame: fc.oneof(uuid('8aaa'), needle) }),
  basis: fc.constantFrom('observed', 'inferred', 'manual'),
  confidence: fc.constantFrom(0.3, 0.5, 0.8, 0.95, 1),
  evidence: fc.array(fc.oneof(fc.constantFrom('bye_in', 'sip_480', 'q850_16', 'media_unseen'), needle), { maxLength: 3 }),
});

/** An observation of any type, with a needle wherever a text is free. */
export const anyObservation: fc.Arbitrary<Observation> = fc.tuple(bare, said).map(([row, told]) => ({ ...row, ...told }) as Observation);
