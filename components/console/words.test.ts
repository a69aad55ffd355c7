import { describe, expect, it } from 'vitest';
import { verdicts } from '../../lib/call/event.ts';
import type { Standing } from '../../lib/exchange/pairing.ts';
import type { FileProblem } from '../../lib/exchange/read.ts';
import type { RowProblem } from '../../lib/exchange/row.ts';
import type { WarehouseProblem } from '../../lib/warehouse/attempt.ts';
import { enders } from '../../lib/warehouse/ended-by.ts';
import { findPageMessage, type PageFamily } from '../ui/page-message.ts';
import type { BadManifest } from './drop.ts';
import { spans } from './period.ts';

/** Each union in full: one more of it does not compile until it stands here, and does not pass until it has words. */
const rows = { not_json: 1, not_a_record: 1, newer_version: 1, wrong_fields: 1, bad_text: 1, too_long: 1, cut_off: 1 } satisfies Record<
  RowProblem,
  1
>;
const files = { unreadable: 1, truncated: 1, corrupt: 1, too_large: 1, bomb: 1, unknown_format: 1, open_quote: 1 } satisfies Record<
  FileProblem,
  1
>;
const manifests = { not_json: 1, other_kind: 1, newer_version: 1, wrong_fields: 1, no_file: 1 } satisfies Record<BadManifest['reason'], 1>;
const standings = { as_written: 1, edited: 1, no_manifest: 1 } satisfies Record<Standing, 1>;
const adding = { busy: 1, quota: 1, database: 1 } satisfies Record<WarehouseProblem, 1>;

describe('every reason and name that the console shows', () => {
  const names: readonly (readonly [PageFamily, readonly string[]])[] = [
    ['row', Object.keys(rows)],
    ['file', Object.keys(files)],
    ['manifest', Object.keys(manifests)],
    ['standing', Object.keys(standings)],
    ['adding', Object.keys(adding)],
    ['ender', enders],
    ['span', spans],
    ['verdict', [...verdicts, 'none']],
  ];
  it.each(names.flatMap(([family, all]) => all.map((name) => [family, name] as const)))('%s %s has words', (family, name) => {
    expect(findPageMessage(family, name)).not.toBeNull();
  });
});
