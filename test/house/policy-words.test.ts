import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPageMessage, type PageFamily } from '../../components/ui/page-message.ts';
import type { Term } from '../../lib/base/sentence.ts';
import { shippedPolicies } from '../../lib/platform/package.ts';
import { admitPolicy } from '../../lib/policy/admit.ts';
import { parsePolicy } from '../../lib/policy/document.ts';
import type { Line } from '../../lib/policy/reading/line.ts';
import { readPolicy } from '../../lib/policy/reading/read-policy.ts';
import { ROOT } from './tree.ts';

const FOLDER = join(ROOT, 'public/policy');
const textOf = (name: string): string => readFileSync(join(FOLDER, `${name}.json`), 'utf8');

it('the list of what ships names every document in the folder, and nothing else', () => {
  const names = readdirSync(FOLDER).map((file) => file.replace(/\.json$/, ''));
  const documents = names.filter((name) => parsePolicy(JSON.parse(textOf(name))).ok);
  expect([...shippedPolicies].toSorted()).toEqual(documents.toSorted());
});

const wordsOf = (term: Term): string[] => {
  if (Array.isArray(term)) return term.flatMap(wordsOf);
  return typeof term === 'object' && 'of' in term ? [`${term.of} ${term.word}`] : [];
};
const allWords = ({ says, parts = [] }: Line): string[] => [
  `policy ${says.name}`,
  ...Object.values(says.terms).flatMap(wordsOf),
  ...parts.flatMap(allWords),
];
const isSaid = (word: string): boolean => {
  const [family = '', name = ''] = word.split(' ');
  // Names of fields that have no sentence yet are said in plain words.
  return family === 'term' || findPageMessage(family as PageFamily, name) !== null;
};

describe.each([...shippedPolicies])('%s', (name) => {
  const admission = admitPolicy(textOf(name));
  it('may be taken, and is known by its file’s name', () => {
    expect(admission).toMatchObject({ ok: true, value: { document: { id: name } } });
  });
  it('has words for all that is read of it', () => {
    const passages = admission.ok ? readPolicy(admission.value.document) : [];
    const words = passages.flatMap(({ title, lines }) => [`passage ${title}`, ...lines.flatMap(allWords)]);
    expect(words.filter((word) => !isSaid(word))).toEqual([]);
  });
});
