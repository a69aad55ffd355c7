import { describe, expect, it } from 'vitest';
import { parseName } from './agent-name.ts';
import { recordedWho, type WhoFacts, whoLogs } from './who.ts';

const dana = { user: '1001', hash: 'h-1001' };
const facts = (over: Partial<WhoFacts> = {}): WhoFacts => ({
  given: { id: null, name: null, locked: false },
  phone: null,
  answers: {},
  confirmed: [],
  ...over,
});

describe('who logs', () => {
  it.each<[string, Partial<WhoFacts>, ReturnType<typeof whoLogs>]>([
    ['nobody, on a phone that shows nobody', {}, { id: null, name: null, source: null, asked: true }],
    ['nobody yet, on a phone that shows a new face', { phone: dana }, { id: null, name: '1001', source: 'phone', asked: true }],
    [
      'the phone’s, once it was answered',
      { phone: dana, answers: { 'h-1001': null } },
      { id: 'h-1001', name: '1001', source: 'phone', asked: true },
    ],
    [
      'the phone’s without a word, once this run has confirmed it',
      { phone: dana, answers: { 'h-1001': null }, confirmed: ['h-1001'] },
      { id: 'h-1001', name: '1001', source: 'phone', asked: false },
    ],
    [
      'the typed name on this phone',
      { phone: dana, answers: { 'h-1001': 'Bo' }, confirmed: ['h-1001'] },
      { id: 'Bo', name: 'Bo', source: 'typed', asked: false },
    ],
    [
      'nobody, where another phone was answered',
      { phone: dana, answers: { other: 'Bo', '': 'Al' } },
      { id: null, name: '1001', source: 'phone', asked: true },
    ],
    ['the typed name without a phone', { answers: { '': 'Al' } }, { id: 'Al', name: 'Al', source: 'typed', asked: true }],
    [
      'the administrator’s, before everything',
      { given: { id: 'a-17', name: null, locked: true }, phone: dana, answers: { 'h-1001': 'Bo' } },
      { id: 'a-17', name: 'a-17', source: 'managed', asked: false },
    ],
    [
      'the agent’s own setting',
      { given: { id: 'a-17', name: 'Dana', locked: false }, phone: dana },
      { id: 'a-17', name: 'Dana', source: 'set', asked: false },
    ],
  ])('%s', (_, over, view) => {
    expect(whoLogs(facts(over))).toEqual(view);
  });

  it('does not take a phone’s hash for a name of an object', () => {
    expect(whoLogs(facts({ phone: { user: 'x', hash: 'constructor' } })).id).toBeNull();
  });
});

it('records a typed name, and of a phone its hash alone', () => {
  const known = facts({ phone: dana, answers: { 'h-1001': null } });
  expect(recordedWho(whoLogs(known))).toEqual({ agentId: 'h-1001', agentName: null });
  expect(recordedWho(whoLogs({ ...known, answers: { 'h-1001': 'Bo' } }))).toEqual({ agentId: 'Bo', agentName: 'Bo' });
});

it.each([
  ['  Dana   Bell ', 'Dana Bell'],
  ['Dana\nBell\u202e', 'Dana Bell'],
  ['x'.repeat(500), 'x'.repeat(120)],
  [' \t ', null],
  ['Unclaimed', null],
])('takes %j for %j', (typed, name) => {
  expect(parseName(typed)).toBe(name);
});
