import { type GivenSettings, strictSettingsSchema } from './setting.ts';

/** What is wrong with one place of a file. Each has its message. */
export type FaultKind = 'type' | 'value' | 'small' | 'big' | 'format' | 'unknown' | 'double';

export interface FileFault {
  /** As a person would write it: `settings.codes[2].label`. */
  readonly path: string;
  readonly kind: FaultKind;
}

export type FileReading =
  | { readonly ok: true; readonly settings: GivenSettings }
  /** `json`: no JSON at all. `other`: JSON, but no file of settings. `newer`: of a version to come. Else each fault, and nothing is taken. */
  | { readonly ok: false; readonly reason: 'json' | 'other' | 'newer' }
  | { readonly ok: false; readonly reason: 'faults'; readonly faults: readonly FileFault[] };

const VERSION = 1;

/** The file of a user's own settings. Who logs is left out: the next one to read it is somebody else. */
export function writeSettingsFile({ agent_id: _, agent_name: __, ...settings }: GivenSettings): string {
  return `${JSON.stringify({ onhook: 'settings', version: VERSION, settings }, null, 2)}\n`;
}

const kinds: Readonly<Record<string, FaultKind>> = {
  invalid_type: 'type',
  invalid_value: 'value',
  too_small: 'small',
  too_big: 'big',
  invalid_format: 'format',
};

const pathOf = (keys: readonly PropertyKey[]): string =>
  keys.reduce<string>((path, key) => (typeof key === 'number' ? `${path}[${key}]` : `${path}.${String(key)}`), 'settings');

const asObject = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function doublesOf({ codes }: GivenSettings): FileFault[] {
  const names = (codes ?? []).map(({ code }) => code);
  return names.flatMap((name, at) => (names.indexOf(name) < at ? [{ path: `settings.codes[${at}].code`, kind: 'double' as const }] : []));
}

/** Reads such a file whole or not at all. Never throws. */
export function readSettingsFile(text: string): FileReading {
  const json = parseJson(text);
  if (json === undefined) return { ok: false, reason: 'json' };
  const file = asObject(json);
  if (file?.['onhook'] !== 'settings' || typeof file['version'] !== 'number') return { ok: false, reason: 'other' };
  if (file['version'] > VERSION) return { ok: false, reason: 'newer' };
  const parsed = strictSettingsSchema.safeParse(file['settings']);
  const faults = parsed.success
    ? doublesOf(parsed.data)
    : parsed.error.issues.flatMap((issue): FileFault[] =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), kind: 'unknown' }))
          : [{ path: pathOf(issue.path), kind: kinds[issue.code] ?? 'value' }],
      );
  return parsed.success && faults.length === 0 ? { ok: true, settings: parsed.data } : { ok: false, reason: 'faults', faults };
}
