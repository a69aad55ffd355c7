import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCommand } from '../support/run-command.ts';

const run = (...folders: readonly string[]) =>
  runCommand([process.execPath, join(import.meta.dirname, 'run.ts'), ...folders], {
    cwd: import.meta.dirname,
    env: process.env,
    limit: 60_000,
    hear: () => undefined,
  });

it('says a line of each file, in the order of their names, and counts them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onhook-torture-'));
  const head = 'SIP/2.0\r\nf: "\xff" <sip:a@b.test>\r\nt: sip:c@d.test\r\ni: 9@b.test\r\nCSeq: 0007';
  await writeFile(join(folder, 'b.dat'), Buffer.from(`WAVE sip:c@d.test ${head} WAVE\r\n\r\n`, 'latin1'));
  await writeFile(join(folder, 'a.dat'), Buffer.from(`BYE sip:c@d.test ${head} INVITE\r\n\r\n`, 'latin1'));
  await writeFile(join(folder, 'c.dat'), Buffer.from(`${head.replace('SIP/2.0', 'SIP/2.0 486')} INVITE\r\n\r\n`, 'latin1'));
  await mkdir(join(folder, 'no-file'));
  const { exitCode, output } = await run(folder);
  await rm(folder, { recursive: true });
  expect(output.split('\n')).toEqual([
    'dropped a.dat method_mismatch',
    'ok b.dat WAVE 9@b.test 7',
    'ok c.dat 486 9@b.test 7',
    '3 read, 1 dropped, 0 thrown',
    '',
  ]);
  expect(exitCode).toBe(0);
});

it('fails where there is nothing to read', async () => {
  const ends = await Promise.all([run(), run('no-such-folder')]);
  expect(ends.map(({ exitCode, output }) => [exitCode, output])).toEqual([
    [2, ''],
    [2, ''],
  ]);
});
