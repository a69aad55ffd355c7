import { expect, it } from 'vitest';
import { updatesJson, updateXml } from './update-list.ts';

const release = { id: 'abc', version: '1.0.1', url: `https://it.example/a?b=1&c='2'` };

it('names the package for Chromium, with what XML would misread written out', () => {
  expect(updateXml(release)).toContain(
    `<app appid='abc'>\n    <updatecheck codebase='https://it.example/a?b=1&amp;c=&apos;2&apos;' version='1.0.1' />`,
  );
});

it('names the package for Firefox', () => {
  expect(JSON.parse(updatesJson(release))).toEqual({ addons: { abc: { updates: [{ version: '1.0.1', update_link: release.url }] } } });
});
