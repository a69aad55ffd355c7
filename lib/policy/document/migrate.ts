import { fail, ok, type Result } from '../../base/result.ts';

export const NEWEST_FORMAT = 2;

type Raw = Readonly<Record<string, unknown>>;

const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);
const within = (value: unknown, change: (raw: Raw) => Raw): unknown => (isRaw(value) ? change(value) : value);

const levelsOf1 = {
  D0: { asksAlways: true, waives: [] },
  D1: { asksAlways: false, waives: [] },
  D2: { asksAlways: false, waives: ['G6', 'X2', 'X3'] },
  D3: { asksAlways: false, waives: ['G6', 'X2', 'X3'] },
};

/** Format 1 knew conduct and closings alone; what it could not say is off in it. */
const from1 = (raw: Raw): Raw => ({
  ...raw,
  format: 2,
  families: within(raw['families'], (families) => ({
    ...families,
    ...('conduct' in families && {
      conduct: within(families['conduct'], (conduct) => ({ ...conduct, advisories: null, circumstances: null })),
    }),
    ...('resolved' in families && {
      resolved: within(families['resolved'], (closing) => ({
        ...closing,
        ...(Array.isArray(closing['ways']) && {
          ways: closing['ways'].map((way) => within(way, (each) => ({ ...each, shutByOddness: false }))),
        }),
      })),
    }),
  })),
  guards: within(raw['guards'], (guards) => ({ ...guards, welfare: 'apparent_child' })),
  emergency: null,
  supervisor: within(raw['supervisor'], (supervisor) => ({ ...supervisor, levels: levelsOf1 })),
  record: within(raw['record'], (record) => ({ ...record, supervisorTold: 'same_shift', recoveryMs: 600_000 })),
  scenarios: [],
});

/** Frozen: a step is never changed once a build with it has gone out; a later format gets a step of its own. */
const steps: Readonly<Record<number, (raw: Raw) => Raw>> = { 1: from1 };

/** Carries a document forward to the newest format; anything that is no document is left to the schema. */
export function migrated(raw: unknown): Result<unknown, 'newer'> {
  let now = raw;
  for (let left = NEWEST_FORMAT; left > 0 && isRaw(now); left -= 1) {
    const { format } = now as { readonly format?: unknown };
    if (typeof format === 'number' && format > NEWEST_FORMAT)
      return fail('newer', `format: ${format} is later than ${NEWEST_FORMAT}, the latest that this version of Onhook reads`);
    const step = typeof format === 'number' && Object.hasOwn(steps, format) ? steps[format] : undefined;
    if (step === undefined) break;
    now = step(now);
  }
  return ok(now);
}
