import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a program usually lies: its names on Linux, its paths on macOS, and its paths below the folders of programs on Windows. */
export interface Places {
  readonly linux: readonly string[];
  readonly mac: readonly string[];
  readonly windows: readonly string[];
}

/** The first of them that is there. */
export const lookFor = (places: Places): string | undefined => candidates(places).find((path) => existsSync(path));

function candidates({ linux, mac, windows }: Places): string[] {
  if (process.platform === 'darwin') return mac.flatMap((path) => [path, join(process.env['HOME'] ?? '', path)]);
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    return roots.flatMap((root) => windows.map((path) => join(root, path)));
  }
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/snap/bin'];
  return linux.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** The path that a variable of the environment names; throws where there is no such file. */
export function namedBy(variable: string): string | undefined {
  const path = process.env[variable];
  if (path && !existsSync(path)) throw new Error(`${variable} names no file: ${path}`);
  return path || undefined;
}

/** True as root on Debian, or what descends from it. */
export const mayInstall = (): boolean => existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;

let updated = false;

/** Installs packages of Debian as root, together; anywhere else it throws `advice`. */
export function installPackages(names: readonly string[], advice: string): void {
  if (!mayInstall()) throw new Error(advice);
  process.stderr.write(`No ${names.join(', ')} here; installing it with apt-get, once.\n`);
  const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  if (!updated) execFileSync('apt-get', ['update'], quiet);
  updated = true;
  execFileSync('apt-get', ['install', '-y', ...names], quiet);
}
