import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { bundleScript } from './bundle-script.ts';
import { DEMO_EXTENSION } from './world.ts';

/** The demo build as of a time when tap and bridge spoke to each other in another way. */
export interface OldRelease {
  readonly extension: string;
  /** Puts today's build in its place; the browser takes it up when the extension is started anew. */
  update(): void;
  forget(): void;
}

const spokenThen: Plugin = {
  name: 'onhook-old-lane',
  transform: (code, id) => (id.endsWith('/lib/base/lane-name.ts') ? code.replace(/LANE_PROTOCOL = \d+/, 'LANE_PROTOCOL = 1') : null),
};

export async function makeOldRelease(): Promise<OldRelease> {
  const extension = mkdtempSync(join(tmpdir(), 'onhook-old-'));
  cpSync(DEMO_EXTENSION, extension, { recursive: true });
  const scripts = { tap: 'tap-script.ts', bridge: 'whole-bridge-script.ts' };
  for (const [name, entry] of Object.entries(scripts))
    writeFileSync(join(extension, `content-scripts/${name}.js`), await bundleScript(join(import.meta.dirname, entry), name, [spokenThen]));
  return {
    extension,
    update: () => cpSync(DEMO_EXTENSION, extension, { recursive: true }),
    forget: () => rmSync(extension, { recursive: true, force: true }),
  };
}
