import { expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

const run = (limit: number, ...command: [string, ...string[]]) => {
  const heard: string[] = [];
  const ended = runCommand(command, { cwd: '.', env: process.env, limit, hear: (text) => heard.push(text) });
  return ended.then((end) => ({ ...end, heard: heard.join('') }));
};

it('gives the exit code and what was said', async () => {
  expect(await run(9_000, 'sh', '-c', 'echo two; exit 2')).toEqual({ exitCode: 2, output: 'two\n', heard: 'two\n' });
});

it('fails where there is no such program', async () => {
  expect(await run(9_000, 'no-such-program-here')).toMatchObject({ exitCode: 1, output: '' });
});

it('kills what outlasts its limit, and what that started', async () => {
  // The sleep holds standard output open: nothing resolves here before it is gone too.
  expect(await run(300, 'sh', '-c', 'sleep 60 & wait')).toEqual({ exitCode: 1, output: '', heard: '\nkilled after 0.3 s\n' });
});
