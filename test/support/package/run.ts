import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { ok, type Result } from '../../../lib/base/result.ts';
import type { Company } from '../../../lib/platform/manifest.ts';
import { runCommand } from '../run-command.ts';
import { crxOf, extensionIdOf } from './crx.ts';
import { readEntries } from './entries.ts';
import { keyAt, OWN_KEY } from './key.ts';
import { type Order, parseOrder } from './order.ts';
import { type Release, updatesJson, updateXml } from './update-list.ts';
import { type Entry, zipOf } from './zip.ts';

const ROOT = join(import.meta.dirname, '../../..');
const BUILT = join(ROOT, '.output/company');
const OUT = join(ROOT, '.output/package');
/** A build takes a second or two, in milliseconds. */
const LIMIT = 120_000;

const say = (line: string): unknown => process.stdout.write(`${line}\n`);

const companyOf = ({ sites, updateUrl, name, geckoId, version }: Order): Company => ({
  name,
  sites,
  updateUrl: { chrome: updateUrl, firefox: new URL('updates.json', updateUrl).href },
  geckoId,
  version,
});

async function build(company: Company, args: readonly string[]): Promise<Result<null>> {
  const { exitCode, output } = await runCommand([process.execPath, join(ROOT, 'node_modules/wxt/bin/wxt.mjs'), 'build', ...args], {
    cwd: ROOT,
    env: { ...process.env, ONHOOK_COMPANY: JSON.stringify(company) },
    limit: LIMIT,
    hear: () => undefined,
  });
  return exitCode === 0 ? ok(null) : { ok: false, reason: `the build failed:\n${output}` };
}

function versionIn(entries: readonly Entry[]): string {
  const manifest = entries.find(({ path }) => path === 'manifest.json');
  return JSON.parse(Buffer.from(manifest?.bytes ?? []).toString('utf8')).version;
}

/** Where a file lies that stands beside the list of updates. */
const beside = (updateUrl: string, file: string): string => new URL(file, updateUrl).href;

function write(path: string, content: string | Uint8Array): void {
  writeFileSync(path, content);
  say(`  ${relative(process.cwd(), path)}`);
}

async function make(order: Order): Promise<Result<null>> {
  const key = keyAt(order.key === null ? join(ROOT, OWN_KEY) : resolve(order.key), order.key === null);
  if (!key.ok) return key;
  const company = companyOf(order);
  for (const args of [[], ['-b', 'firefox', '--mv3']]) {
    const built = await build(company, args);
    if (!built.ok) return built;
  }
  const [chrome, firefox] = [readEntries(join(BUILT, 'chrome-mv3')), readEntries(join(BUILT, 'firefox-mv3'))];
  const version = versionIn(chrome);
  const [crx, xpi] = [`onhook-${version}.crx`, `onhook-${version}.xpi`];
  const id = extensionIdOf(key.value.pem);
  const release = (of: string, file: string): Release => ({ id: of, version, url: beside(order.updateUrl, file) });
  const out = order.out === null ? OUT : resolve(order.out);
  mkdirSync(out, { recursive: true });
  say(`${order.name} ${version}`);
  write(join(out, crx), crxOf(zipOf(chrome), key.value.pem));
  write(join(out, basename(new URL(order.updateUrl).pathname) || 'update.xml'), updateXml(release(id, crx)));
  write(join(out, xpi), zipOf(firefox));
  write(join(out, 'updates.json'), updatesJson(release(order.geckoId, xpi)));
  say(`Chromium: ${id}, updated from ${order.updateUrl}`);
  say(`Firefox:  ${order.geckoId}, updated from ${company.updateUrl.firefox} (not signed)`);
  say(`Key:      ${relative(process.cwd(), key.value.path)}${key.value.made ? ', made now: keep it, no update without it' : ''}`);
  rmSync(BUILT, { recursive: true, force: true });
  return ok(null);
}

const order = parseOrder(process.argv.slice(2));
const done = order.ok ? await make(order.value) : order;
if (!done.ok) {
  process.stderr.write(`${done.reason}\n`);
  process.exitCode = order.ok ? 1 : 2;
}
