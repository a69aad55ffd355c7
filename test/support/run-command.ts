import { spawn } from 'node:child_process';

export interface RunOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds after which it and all that it started are killed. */
  readonly limit: number;
  /** Hears standard output as it comes; standard error goes to our own. */
  readonly hear: (text: string) => void;
}

/** Runs a program to its end; resolves with its exit code, 1 where it was killed or not found, and its standard output. Never rejects. */
export function runCommand(
  [program, ...args]: readonly [program: string, ...args: string[]],
  { cwd, env, limit, hear }: RunOptions,
): Promise<{ readonly exitCode: number; readonly output: string }> {
  // A group of its own, so that no browser outlives the test that started it; signals are handed on since ours no longer reach it.
  const child = spawn(program, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    hear(text);
  });
  const end = (signal: NodeJS.Signals): void => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, end);
  const timer = setTimeout(() => {
    hear(`\nkilled after ${limit / 1000} s\n`);
    end('SIGKILL');
  }, limit);
  return new Promise((resolve) => {
    const done = (exitCode: number): void => {
      clearTimeout(timer);
      for (const signal of signals) process.off(signal, end);
      resolve({ exitCode, output });
    };
    child.once('close', (code) => done(code ?? 1));
    child.once('error', () => done(1));
  });
}
