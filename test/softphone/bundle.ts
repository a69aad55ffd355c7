import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const ROOT = import.meta.dirname;
const MODULES = join(ROOT, '../../node_modules');

/** Builds both phone pages and returns the folder they lie in; a build of the same sources is used again. */
export async function bundlePages(): Promise<string> {
  const folder = join(MODULES, '.cache/onhook-softphone', fingerprint());
  if (existsSync(folder)) return folder;
  // Built aside and renamed: two test workers may come here at once.
  const aside = `${folder}.${process.pid}`;
  mkdirSync(aside, { recursive: true });
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: aside,
      target: 'es2023',
      emptyOutDir: true,
      modulePreload: false,
      rolldownOptions: { input: [join(ROOT, 'phone/index.html'), join(ROOT, 'customer/index.html')] },
    },
  });
  publish(aside, folder);
  return folder;
}

function publish(aside: string, folder: string): void {
  try {
    renameSync(aside, folder);
  } catch (error) {
    // Another worker was first with the same pages.
    if (!existsSync(folder)) throw error;
    rmSync(aside, { recursive: true });
  }
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const folder of ['page', 'phone', 'customer', 'proxy'])
    for (const name of readdirSync(join(ROOT, folder)).sort()) hash.update(name).update(readFileSync(join(ROOT, folder, name)));
  for (const library of ['jssip', 'sip.js', 'ringcentral-web-phone', 'vite'])
    hash.update(readFileSync(join(MODULES, library, 'package.json')));
  return hash.digest('hex').slice(0, 20);
}
