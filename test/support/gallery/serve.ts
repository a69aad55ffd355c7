import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import tailwindcss from '@tailwindcss/vite';
import { build, preview } from 'vite';

const ROOT = join(import.meta.dirname, '../../..');

/** Builds the gallery and serves it on a free port of this machine. `url` has no slash at its end. */
export async function serveGallery(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  // A folder of its own: two workers may come here at once.
  const outDir = join(ROOT, 'node_modules/.cache/onhook-gallery', String(process.pid));
  const common = { root: import.meta.dirname, configFile: false, logLevel: 'error' } as const;
  await build({
    ...common,
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome144',
      rolldownOptions: { input: ['index.html', 'host.html', 'pages.html'].map((page) => join(import.meta.dirname, page)) },
    },
    plugins: [
      tailwindcss(),
      paraglideVitePlugin({
        project: join(ROOT, 'project.inlang'),
        outdir: join(ROOT, '.paraglide'),
        strategy: ['globalVariable', 'baseLocale'],
      }),
    ],
  });
  const server = await preview({ ...common, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  const [local] = server.resolvedUrls?.local ?? [];
  if (local === undefined) throw new Error('the gallery has no address');
  const stop = async (): Promise<void> => {
    await server.close();
    await rm(outDir, { recursive: true, force: true });
  };
  return { url: local.replace(/\/$/, ''), stop };
}
