import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crxOf, extensionIdOf } from './package/crx.ts';
import { readEntries } from './package/entries.ts';
import { zipOf } from './package/zip.ts';
import { SHIPPED_EXTENSION } from './shipped.ts';
import { DEMO_EXTENSION } from './world.ts';

export interface Packages {
  readonly id: string;
  /** The CRX of that version. */
  crx(version: string): Uint8Array;
}

/** Signs packages with the same key, so that one is an update of another. */
function makeKey(folder: string): { readonly path: string; readonly pem: string } {
  const pem = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const path = join(folder, 'key.pem');
  writeFileSync(path, pem, { mode: 0o600 });
  return { path, pem };
}

export interface CompanyOrder {
  readonly folder: string;
  readonly site: string;
  readonly updateUrl: string;
  readonly versions: readonly string[];
}

/** Makes a company's packages by the very command that an administrator types, one a version. */
export async function makeCompanyPackages({ folder, site, updateUrl, versions }: CompanyOrder): Promise<Packages> {
  const key = makeKey(folder);
  for (const version of versions) {
    const out = join(folder, version);
    mkdirSync(out);
    const args = ['--sites', site, '--update-url', updateUrl, '--key', key.path, '--version', version, '--out', out];
    execFileSync(process.execPath, [join(import.meta.dirname, 'package/run.ts'), ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return { id: extensionIdOf(key.pem), crx: (version) => readFileSync(join(folder, version, `onhook-${version}.crx`)) };
}

/** The CRX of a built extension at any version, signed with a key of its own, with that address of updates; nothing else is changed. */
function pack(extension: string, folder: string, updateUrl: string): Packages {
  const { pem } = makeKey(folder);
  const entries = readEntries(extension);
  // A package has the id of the key that signs it: the demo's own key has no place in it.
  const listed = (bytes: Uint8Array, version: string): Uint8Array =>
    Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(bytes).toString('utf8')), version, update_url: updateUrl, key: undefined }));
  return {
    id: extensionIdOf(pem),
    crx: (version) =>
      crxOf(zipOf(entries.map(({ path, bytes }) => ({ path, bytes: path === 'manifest.json' ? listed(bytes, version) : bytes }))), pem),
  };
}

/** The package that ships (`npm run build` makes it), as the store hands it out: its key and its address of updates are all that it adds. */
export const makeStorePackages = (folder: string, updateUrl: string): Packages => pack(SHIPPED_EXTENSION, folder, updateUrl);

/** The demo's build, which comes with its site as a company's package does, and is there already. */
export const makeDemoPackages = (folder: string, updateUrl: string): Packages => pack(DEMO_EXTENSION, folder, updateUrl);
