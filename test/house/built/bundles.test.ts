import { expect, it } from 'vitest';
import { gzipped, loadedBy, type Output, readOutput } from './output.ts';

/** Bytes gzipped, with all that each loads. */
const budgets = [
  // Two watchers: sockets, and connections with their sampler.
  ['content-scripts/tap.js', 8_500],
  ['content-scripts/bridge.js', 25_000],
  ['overlay.html', 140_000],
] as const;

const shipped = readOutput('shipped');
const entriesOf = (output: Output) => budgets.filter(([entry]) => output.has(entry)).map(([entry]) => entry);

it.each(budgets)('%s is at most %i bytes gzipped', (entry, most) => {
  expect(entriesOf(shipped)).toContain(entry);
  const bytes = gzipped(shipped, loadedBy(shipped, entry));
  process.stdout.write(`${entry}: ${bytes} of ${most} bytes gzipped\n`);
  expect(bytes).toBeLessThanOrEqual(most);
});

it('counts the scripts and styles of a page, and what those load', () => {
  const planted: Output = new Map([
    ['a.html', '<script src="/chunks/a.js"></script><link href="/a.css">'],
    ['chunks/a.js', 'import"./b.js"'],
    ['chunks/b.js', 'b'.repeat(50)],
    ['a.css', 'a{}'],
    ['chunks/other.js', 'not loaded'],
  ]);
  expect(loadedBy(planted, 'a.html')).toEqual(['a.html', 'chunks/a.js', 'a.css', 'chunks/b.js']);
  expect(gzipped(planted, ['chunks/b.js', 'a.css'])).toBeGreaterThan(gzipped(planted, ['a.css']));
});

it('the tap carries nothing that a page could be harmed by', () => {
  const tap = shipped.get('content-scripts/tap.js') ?? '';
  for (const word of ['chrome.runtime', 'browser.runtime', 'ZodError', 'createElement', 'indexedDB']) expect(tap).not.toContain(word);
});
