import { join } from 'node:path';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import tailwindcss from '@tailwindcss/vite';
import { createServer } from 'vite';

const ROOT = join(import.meta.dirname, '../../..');

/** Serves the gallery on a free port of this machine. `url` has no slash at its end. */
export async function serveGallery(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const server = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    cacheDir: join(ROOT, 'node_modules/.cache/onhook-gallery'),
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
    optimizeDeps: { include: ['react', 'react-dom/client', 'react/jsx-dev-runtime', 'lucide-react', 'tinykeys'], noDiscovery: true },
    plugins: [
      tailwindcss(),
      paraglideVitePlugin({
        project: join(ROOT, 'project.inlang'),
        outdir: join(ROOT, '.paraglide'),
        strategy: ['globalVariable', 'baseLocale'],
      }),
    ],
  });
  await server.listen();
  const [local] = server.resolvedUrls?.local ?? [];
  if (local === undefined) throw new Error('the gallery has no address');
  return { url: `${local}test/support/gallery`, stop: () => server.close() };
}
