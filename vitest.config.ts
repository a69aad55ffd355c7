import { defineConfig } from 'vitest/config';

// Laws take the time they take on a busy machine; what must be fast is measured by the bench.
const shuffle = { sequence: { shuffle: true }, testTimeout: 120_000 };

/** `sources` needs nothing built; `built` reads what both builds left in `.output`. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'sources',
          include: [
            'lib/**/*.test.ts',
            'components/**/*.test.{ts,tsx}',
            'test/{laws,replay,upgrade,house,softphone,support,torture}/**/*.test.ts',
          ],
          exclude: ['test/house/built/**'],
          ...shuffle,
        },
      },
      { test: { name: 'built', include: ['test/house/built/**/*.test.ts'], ...shuffle } },
    ],
  },
});
