import { posix } from 'node:path';
import type { SourceFile } from './tree.ts';

const MACHINE = /(?<![\w.:/])\/(work|root|home|Users|tmp|mnt|srv)(?=[/\s'"`)]|$)/;
const CLIMB = /(?<![\w.])(?:\.\.\/)+[\w.-]+/g;
// A note without the day it was written is never read again.
const UNDATED = /\bTODO\b(?!\(\d{4}-\d{2}-\d{2}\))/;

/** Where paths are patterns, and breaks are planted. */
const OWN = /^(biome\.json$|test\/house\/)/;

/** Paths of one machine, paths that lead out of the project, and notes of things to do without their date. */
export function traceFaults({ path, text }: SourceFile): string[] {
  const isOwn = OWN.test(path);
  return text.split('\n').flatMap((line, at) => {
    const climbs = isOwn ? [] : (line.match(CLIMB) ?? []);
    const found = climbs.filter((each) => posix.join(posix.dirname(path), each).startsWith('..'));
    if (MACHINE.test(line)) found.push('a path of one machine');
    if (!isOwn && UNDATED.test(line)) found.push('a thing to do without a date');
    return found.map((what) => `${path}:${at + 1}: ${what}`);
  });
}
