import { fileURLToPath } from 'node:url';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'wxt';
import { type Build, type Company, manifestFor } from './lib/platform/manifest.ts';

/**
 * `npm run build` makes the shipped package; ONHOOK_BUILD=demo makes the one for the demo and the tests, and `npm run package` a company's,
 * which it describes in ONHOOK_COMPANY.
 */
const company: Company | undefined = JSON.parse(process.env['ONHOOK_COMPANY'] ?? 'null') ?? undefined;
const build: Build = company !== undefined ? 'company' : process.env['ONHOOK_BUILD'] === 'demo' ? 'demo' : 'shipped';

export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  imports: false,
  outDir: `.output/${build}`,
  manifest: ({ browser }) => manifestFor(build, browser === 'firefox' ? 'firefox' : 'chrome', company),
  // Whoever has a company's key can put code into its browsers.
  zip: { excludeSources: ['**/*.pem'] },
  vite: ({ browser }) => ({
    plugins: [
      tailwindcss(),
      paraglideVitePlugin({ project: './project.inlang', outdir: './.paraglide', strategy: ['globalVariable', 'baseLocale'] }),
    ],
    resolve: { alias: { '@wxt-dev/browser': fileURLToPath(new URL('./lib/platform/late-browser.ts', import.meta.url)) } },
    build: { target: browser === 'firefox' ? 'firefox144' : 'chrome144' },
  }),
});
