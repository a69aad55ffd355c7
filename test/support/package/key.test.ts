import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { keyAt } from './key.ts';

const folder = mkdtempSync(join(tmpdir(), 'onhook-key-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('makes a key once, for its owner alone, and takes it the next time', () => {
  const path = join(folder, 'own.pem');
  const first = keyAt(path, true);
  expect(first).toMatchObject({ ok: true, value: { path, made: true } });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(keyAt(path, true)).toMatchObject({ ok: true, value: { pem: readFileSync(path, 'utf8'), made: false } });
});

it('makes none where one was named, and says what is wrong with it', () => {
  const other = join(folder, 'other.pem');
  expect(keyAt(other, false)).toEqual({ ok: false, reason: `there is no key at ${other}` });
  writeFileSync(other, 'not a key');
  expect(keyAt(other, false)).toEqual({ ok: false, reason: `${other} holds no RSA private key in PEM` });
});
