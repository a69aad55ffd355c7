import { defineConfig } from '@playwright/test';

/** Each file starts browsers and an exchange of its own; two at once is what two cores bear. */
export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/support/browser-setup.ts',
  outputDir: '.output/e2e',
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '.output/reports/e2e.json' }]],
});
