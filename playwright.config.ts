import { defineConfig } from '@playwright/test';

/** Each file starts browsers and an exchange of its own, and mostly waits: three at once is what two cores bear. */
export default defineConfig({
  // Those under a policy file take root: `npm test` runs them where they can be run, and says why elsewhere.
  projects: [
    { name: 'e2e', testDir: 'test/e2e' },
    { name: 'policy', testDir: 'test/policy' },
  ],
  globalSetup: './test/support/browser-setup.ts',
  outputDir: '.output/e2e',
  workers: 3,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: `.output/reports/${process.env['ONHOOK_REPORT'] ?? 'e2e'}.json` }]],
});
