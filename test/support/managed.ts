import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Debian's Chromium reads what an administrator says: `policies/managed/` in here. */
const SETTINGS = '/etc/chromium';

/** Why no browser can be given a policy file of its own here, in one sentence; null where one can. */
export function whyUnmanaged(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'Left out: a policy file is put before one browser alone by a private mount, which takes root on Linux.';
  const { status } = spawnSync('unshare', ['--mount', '--propagation', 'private', 'true']);
  return status === 0
    ? null
    : 'Left out: this system gives root no mount of its own (unshare --mount), so no browser can have a policy file.';
}

/** What a policy file says, by the names of the policies. */
export type Policies = Readonly<Record<string, unknown>>;

export interface ManagedBrowser {
  /** Program that starts the browser under the policies; takes the browser's own arguments. */
  readonly path: string;
  /** The administrator changes their mind: the browser takes it up within some seconds. */
  change(policies: Policies): void;
  forget(): void;
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * Puts a policy file before one browser: a folder of ours is mounted over the machine's, in a mount namespace that this browser alone
 * sees. Nothing on the machine is changed. Throws one sentence where the browser is none of Debian's.
 */
export function underPolicies(browser: string, policies: Policies): ManagedBrowser {
  if (!existsSync(SETTINGS)) throw new Error(`No ${SETTINGS} here: policies are tried under Debian's Chromium.`);
  const folder = mkdtempSync(join(tmpdir(), 'onhook-policy-'));
  const settings = join(folder, 'chromium');
  cpSync(SETTINGS, settings, { recursive: true });
  mkdirSync(join(settings, 'policies/managed'), { recursive: true });
  const change = (said: Policies): void => writeFileSync(join(settings, 'policies/managed/onhook.json'), JSON.stringify(said));
  change(policies);
  const inside = `mount --bind ${quoted(settings)} ${SETTINGS} && exec ${quoted(browser)} "$@"`;
  const path = join(folder, 'browser');
  writeFileSync(path, `#!/bin/sh\nexec unshare --mount --propagation private sh -c ${quoted(inside)} sh "$@"\n`);
  chmodSync(path, 0o755);
  return { path, change, forget: () => rmSync(folder, { recursive: true, force: true }) };
}
