import { paraglideVitePlugin } from '@inlang/paraglide-js';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'wxt';
import { manifestFor } from './lib/platform/manifest.ts';

/** `npm run build` makes the shipped package; ONHOOK_BUILD=demo makes the one for the demo and the tests. */
const build = process.env['ONHOOK_BUILD'] === 'demo' ? 'demo' : 'shipped';

export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  imports: false,
  outDir: build === 'demo' ? '.output/demo' : '.output/shipped',
  manifest: ({ browser }) => manifestFor(build, browser === 'firefox' ? 'firefox' : 'chrome'),
  vite: () => ({
    plugins: [
      tailwindcss(),
      paraglideVitePlugin({ project: './project.inlang', outdir: './.paraglide', strategy: ['globalVariable', 'baseLocale'] }),
    ],
    build: { target: 'chrome144' },
  }),
});
