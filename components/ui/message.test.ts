import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { conductKinds } from '../../lib/call/conduct-kind.ts';
import { stepKinds } from '../../lib/call/guidance.ts';
import { defaultCodes } from '../../lib/disposition/default-codes.ts';
import { endedKeys } from '../../lib/disposition/sentence.ts';
import { findMessage, type MessageFamily, messageFamilies, messageKey, plainWords, sayMessage } from './message.ts';
import { findPageMessage, type PageFamily, pageFamilies } from './page-message.ts';

describe('a message by name', () => {
  it('reads dots as underscores', () => {
    expect(messageKey('code', 'conduct.threat_staff')).toBe('code_conduct_threat_staff');
    expect(sayMessage('code', 'conduct.threat_staff')).toBe('Threat to staff');
  });
  it('takes figures', () => {
    expect(sayMessage('ended', 'customer_hung_up_on_hold', { hold: '1:50' })).toBe('The customer hung up on hold after 1:50.');
  });
  it('without words is null, or plain words on a button', () => {
    expect(findMessage('reason', 'no_such_fact')).toBeNull();
    expect(sayMessage('do', 'no_such.label')).toBe('No such label');
    expect(plainWords('final_warning')).toBe('Final warning');
  });
  it('is never something of the language itself', () => {
    expect(findMessage('do', '__proto__')).toBeNull();
  });
});

describe('every name that the rooms below give', () => {
  const names: readonly (readonly [MessageFamily, string])[] = [
    ...endedKeys.map((key) => ['ended', key] as const),
    ...defaultCodes.codes.map(({ code }) => ['code', code] as const),
    ...stepKinds.map((kind) => ['step', kind] as const),
    ...conductKinds.map((kind) => ['kind', kind] as const),
  ];
  it.each(names)('%s %s has words', (family, name) => {
    expect(findMessage(family, name)).not.toBeNull();
  });
});

const keys = Object.keys(JSON.parse(readFileSync('public/messages/en.json', 'utf8'))).filter((key) => key !== '$schema');
const families = Object.keys({ ...messageFamilies, ...pageFamilies }).map((family) => `${family}_`);

it.each(families)('the family %s has messages', (family) => {
  expect(keys.filter((key) => key.startsWith(family))).not.toEqual([]);
});

it('every other message is called by name somewhere', () => {
  const sources = globSync('{components,entrypoints}/**/*.{ts,tsx}').map((path) => readFileSync(path, 'utf8'));
  const called = new Set(sources.flatMap((source) => source.match(/(?<=\bm\.)\w+/g) ?? []));
  expect(keys.filter((key) => !called.has(key) && !families.some((family) => key.startsWith(family)))).toEqual([]);
});

it('finds every message of every family, and carries none twice', () => {
  const named = Object.keys({ ...messageFamilies, ...pageFamilies }) as PageFamily[];
  const own = keys.flatMap((key) =>
    named.flatMap((family) => (key.startsWith(`${family}_`) ? [[family, key.slice(family.length + 1)] as const] : [])),
  );
  expect(own.filter(([family, name]) => findPageMessage(family, name) === null)).toEqual([]);
  expect(Object.keys(messageFamilies).filter((family) => Object.hasOwn(pageFamilies, family))).toEqual([]);
});
