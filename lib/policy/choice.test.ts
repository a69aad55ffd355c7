import { expect, it } from 'vitest';
import { type CallAddress, choosePolicy, policyNameOf, type Serving } from './choice.ts';

const serving = (id: string, queues: readonly string[] = [], directions: readonly string[] = []): Serving => ({
  id,
  serves: { queues, directions },
});
const documents = [
  serving('default'),
  serving('sales', [], ['outbound']),
  serving('care', ['care', 'billing']),
  serving('care_out', ['care'], ['outbound']),
  serving('billing_b', ['billing']),
];
const call = (queue: string | null, direction: CallAddress['direction'] = 'inbound'): CallAddress => ({ queue, direction });

it.each([
  ['nobody chose, nobody claims it', call('tech'), 'default'],
  ['nobody saw where it came in', call(null, null), 'default'],
  ['a document names its queue, whatever the case', call('Care'), 'care'],
  ['of two that name it, the first by id', call('billing'), 'billing_b'],
  ['a document names its queue and its direction', call('care', 'outbound'), 'care_out'],
  ['a document names its direction alone', call('tech', 'outbound'), 'sales'],
])('%s', (_, address, id) => {
  expect(choosePolicy(address, [], documents)).toEqual({ id, overlays: [] });
});

it.each([
  ['the queue’s own choice goes before every claim', call('care', 'outbound'), 'strict'],
  ['a claim goes before the choice for all others', call('billing'), 'billing_b'],
  ['the choice for all others goes before the fallback', call('tech'), 'public_sector'],
  ['and serves what came in nowhere', call(null, null), 'public_sector'],
])('%s', (_, address, id) => {
  const choices = [
    { queue: '*', policy: 'public_sector' },
    { queue: 'CARE', policy: 'strict' },
    { queue: 'care', policy: 'second' },
  ];
  expect(choosePolicy(address, choices, documents).id).toBe(id);
});

it('takes a queue that is called * for no other queue', () => {
  expect(choosePolicy(call('*'), [{ queue: '*', policy: 'strict' }], []).id).toBe('strict');
});

it('reads a document with its overlays', () => {
  expect(policyNameOf('default+relay_first+minor_service')).toEqual({ id: 'default', overlays: ['relay_first', 'minor_service'] });
});
