import { describe, expect, it } from 'vitest';
import { dispositionRecordSchema } from '../disposition/record.ts';
import { sampleRecord } from '../disposition/sample-record.ts';
import { columnNames, columns, leavingRecord } from './columns.ts';

const record = sampleRecord({ agent_id: 'ada@example', agent_username: 'Ada', customer_endpoint_hash: 'f00d' });
const pseudonymOf = (agentId: string) => `p-${agentId.length}`;

it('has every field of a record, in the same order', () => {
  expect(columnNames).toEqual(Object.keys(dispositionRecordSchema.shape));
});

it('lets one column never leave', () => {
  expect(columnNames.filter((name) => columns[name].leaves === 'never')).toEqual(['customer_endpoint_hash']);
});

describe('what leaves the device', () => {
  it.each([
    ['none', { agent_id: 'withheld', agent_username: null }],
    ['pseudonym', { agent_id: 'p-11', agent_username: null }],
    ['name', { agent_id: 'ada@example', agent_username: 'Ada' }],
  ] as const)('by %s', (identity, who) => {
    const leaving = leavingRecord(record, { identity, pseudonymOf });
    expect(leaving).toEqual({ ...record, ...who, customer_endpoint_hash: null });
    expect(dispositionRecordSchema.safeParse(leaving).success).toBe(true);
  });

  it('is still unclaimed where nobody has said who logs', () => {
    const unclaimed = sampleRecord();
    expect(leavingRecord(unclaimed, { identity: 'pseudonym', pseudonymOf }).agent_id).toBe('unclaimed');
  });

  it('keeps what this version does not know, behind the columns', () => {
    const newer = { ...{ later: 1 }, ...record };
    expect(Object.keys(leavingRecord(newer, { identity: 'name', pseudonymOf }))).toEqual([...columnNames, 'later']);
  });
});
