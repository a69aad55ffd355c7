import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { DEMO_EXTENSION } from './world.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Builds the extension for the demo and the tests (fixed id, demo origin granted) and returns its folder; rejects with the build's own words. */
export async function buildDemo(): Promise<string> {
  const wxt = spawn(process.execPath, [join(ROOT, 'node_modules/wxt/bin/wxt.mjs'), 'build'], {
    cwd: ROOT,
    env: { ...process.env, ONHOOK_BUILD: 'demo' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [wxt.stdout, wxt.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const code = await new Promise<number | null>((resolve, reject) => wxt.once('close', resolve).once('error', reject));
  if (code !== 0) throw new Error(`the build of the extension failed:\n${said}`);
  return DEMO_EXTENSION;
}
