import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program that runs beside the test and ends with it. */
export interface Program {
  /** The last of what it wrote. */
  log(): string;
  hasEnded(): boolean;
  /** Resolves with its exit code when it has ended; null where a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Asks it to end, and resolves when it has. */
  stop(): Promise<void>;
  /** SIGKILL: it says goodbye to nobody. */
  kill(): Promise<void>;
}

const LINES = 200;

/** Runs a program and hears each line that it writes, on either stream. */
export function runProgram(path: string, args: readonly string[], onLine: (line: string) => void = () => {}): Program {
  const child = spawn(path, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  for (const input of [child.stdout, child.stderr])
    createInterface({ input }).on('line', (line) => {
      lines.push(line);
      if (lines.length > LINES) lines.shift();
      onLine(line);
    });
  const endWithTest = () => child.kill();
  process.once('exit', endWithTest);
  const ended = once(child, 'close').then(([code]: (number | null)[]) => {
    process.removeListener('exit', endWithTest);
    return code ?? null;
  });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const end = async (signal: NodeJS.Signals) => {
    if (!hasEnded()) child.kill(signal);
    await ended;
  };
  return { log: () => lines.join('\n'), hasEnded, ended, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
