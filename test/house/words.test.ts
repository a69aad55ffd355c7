import { expect, it } from 'vitest';
import { messageFamilies } from '../../components/ui/message.ts';
import { pageFamilies } from '../../components/ui/page-message.ts';
import { endedKeys } from '../../lib/disposition/sentence.ts';
import { manifestFor } from '../../lib/platform/manifest.ts';
import surfaces from '../../public/_locales/en/messages.json' with { type: 'json' };
import english from '../../public/messages/en.json' with { type: 'json' };
import { readCode } from './code.ts';
import { isProduct, readTree } from './tree.ts';
import { keyFaults, messageKeysOf, wordFaults } from './words.ts';

const product = readTree().filter(isProduct).map(readCode);
const keys = Object.keys(english).filter((key) => key !== '$schema');
const plant = (text: string) => readCode({ path: 'components/cockpit/planted.tsx', text });

it('every word that people read stands in a message file', () => {
  expect(product.flatMap(wordFaults)).toEqual([]);
});

it.each([
  '<p>On hold</p>',
  "<p>{'On hold'}</p>",
  `<p>{\`On hold \${a}\`}</p>`,
  '<><b>{a}</b> to go</>',
  '<button aria-label="Hide" />',
  "<input placeholder={'Note'} />",
])('refuses %s', (text) => {
  expect(wordFaults(plant(text))).toHaveLength(1);
});

it('lets signs, class names and messages be', () => {
  expect(wordFaults(plant('<p className="on hold">{m.hold_label()} · {a} <kbd>N</kbd></p>'))).toEqual([]);
});

it('every message is said somewhere, and what is said has a message', () => {
  const named = product.flatMap(messageKeysOf);
  expect(keyFaults(keys, named, Object.keys({ ...messageFamilies, ...pageFamilies }))).toEqual([]);
  expect(keyFaults([...keys, 'planted'], named, [])).toContain('planted is said nowhere');
  expect(keyFaults(keys, messageKeysOf(plant("m.planted(); m['planted_too'];")), [])).toEqual(
    expect.arrayContaining(['planted has no message', 'planted_too has no message']),
  );
});

it('every way in which a call ends has its sentence, and no sentence is left over', () => {
  const told = keys.filter((key) => key.startsWith('ended_') && !product.flatMap(messageKeysOf).includes(key));
  expect(told.toSorted()).toEqual(endedKeys.map((key) => `ended_${key}`).toSorted());
});

it('what the browser itself shows is there, all of it used', () => {
  const text = [JSON.stringify(manifestFor('shipped', 'chrome')), ...product.map((file) => file.text)].join('\n');
  const asked = [...text.matchAll(/__MSG_([a-z_]+)__/g)].map(([, key]) => key);
  expect(Object.keys(surfaces)).toEqual(expect.arrayContaining(asked));
  expect(Object.keys(surfaces).filter((key) => !asked.includes(key) && !text.includes(`'${key}'`))).toEqual([]);
});
