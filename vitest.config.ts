import { defineConfig } from 'vitest/config';

const shuffle = { sequence: { shuffle: true } };

/** `sources` needs nothing built; `built` reads what both builds left in `.output`. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'sources',
          include: ['lib/**/*.test.ts', 'components/**/*.test.{ts,tsx}', 'test/{laws,replay,upgrade,house,softphone,support}/**/*.test.ts'],
          exclude: ['test/house/built/**'],
          ...shuffle,
        },
      },
      { test: { name: 'built', include: ['test/house/built/**/*.test.ts'], ...shuffle } },
    ],
  },
});
