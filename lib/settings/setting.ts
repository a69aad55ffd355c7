import * as z from 'zod/mini';
import { SECOND } from '../base/time.ts';
import { defaultSettings } from './default-settings.ts';

const text = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest));
/** Bounds of every wait that can be set, in milliseconds. */
export const waitBounds = { least: 5 * SECOND, most: 3_600 * SECOND } as const;
const waitMs = z.int().check(z.gte(waitBounds.least), z.lte(waitBounds.most));

/** Bounds of the level at which a caller counts as silent (dBFS), and of how long that takes in milliseconds. */
export const silenceBounds = { softest: -80, loudest: -30, least: 3 * SECOND, most: 60 * SECOND } as const;
/** The level at which a caller counts as silent on a line that makes so much noise by itself (dBFS); null: that is a voice, and no noise. */
export function silenceLevelFor(noiseDb: number): number | null {
  const level = Math.max(silenceBounds.softest, Math.ceil(noiseDb) + ABOVE_NOISE);
  return level > silenceBounds.loudest ? null : level;
}
/** So far above its noise is a line's silence. */
const ABOVE_NOISE = 6;
const silenceMs = z.int().check(z.gte(silenceBounds.least), z.lte(silenceBounds.most));

/** What can be switched off by itself: a tap each, the cockpit's frame over the page, and the rules that read a page. */
export const layers = ['tap.websocket', 'tap.peer', 'frame', 'rules'] as const;

/** Longest label of a code, and most codes of a list. */
export const codeBounds = { label: 60, list: 40 } as const;
const codeSchema = z.object({ code: text(64).check(z.regex(/^[a-z0-9_]+$/)), label: text(codeBounds.label) });
export type OwnCode = z.infer<typeof codeSchema>;

/** Most choices of a policy, and the longest name of a queue, as long as a phone may show. */
export const policyBounds = { queue: 64, list: 100 } as const;
const policyChoiceSchema = z.object({
  queue: text(policyBounds.queue),
  /** Id of a document, and of overlays: `default+relay_first`. */
  policy: text(200).check(z.regex(/^[a-z][a-z0-9_-]*(\+[a-z][a-z0-9_-]*)*$/)),
});
export type PolicyChoice = z.infer<typeof policyChoiceSchema>;

/** Each is optional in what a user or an administrator gives: what is absent comes from the one below. Durations in milliseconds. */
const fields = {
  /** Layers switched off, effective at the next load of a page. */
  layers_off: z.array(z.enum(layers)),
  /** Match patterns of granted sites that are not to be watched all the same. */
  sites_off: z.array(text(300)),
  /** Who logs, by name or number; null asks the phone, then the agent. */
  agent_id: z.nullable(text(120)),
  agent_name: z.nullable(text(120)),
  /** A hold is checked back on after this, null for what the policy says, and is overdue after that. */
  hold_check_back_ms: z.nullable(waitMs),
  hold_overdue_ms: waitMs,
  /** How long *snooze* silences a hold's alert. */
  hold_snooze_ms: waitMs,
  /** Whether an alert may be a notification of the system. */
  hold_notify: z.boolean(),
  /** At this level or below a caller is silent, and for how long until it counts; then until a line on which nobody speaks does. */
  silence_level_db: z.int().check(z.gte(silenceBounds.softest), z.lte(silenceBounds.loudest)),
  silence_after_ms: silenceMs,
  line_silent_after_ms: silenceMs,
  /** What a call was about, in the order of the keys 1–9; null for the shipped list. */
  codes: z.nullable(z.array(codeSchema).check(z.minLength(1), z.maxLength(codeBounds.list))),
  /** Which policy document serves which queue, the first entry of a queue; `*`: every queue without one. Null: as the documents say. */
  policies: z.nullable(z.array(policyChoiceSchema).check(z.maxLength(policyBounds.list))),
  /** What an export says of who logged. */
  export_identity: z.enum(['none', 'pseudonym', 'name']),
};

export const settingsSchema = z.partial(z.object(fields));
/** The same, where a name that is no setting is a fault. */
export const strictSettingsSchema = z.partial(z.strictObject(fields));
/** What one source gives. */
export type GivenSettings = z.infer<typeof settingsSchema>;
export type Settings = { readonly [Name in keyof GivenSettings]-?: Exclude<GivenSettings[Name], undefined> };
export type SettingName = keyof Settings;

export interface EffectiveSettings {
  readonly values: Settings;
  /** Given by the administrator: shown, and not to be changed here. */
  readonly locked: readonly SettingName[];
  /** Names given by either source that could not be read; the value is the one below. */
  readonly faults: readonly string[];
}

const names = Object.keys(fields) as SettingName[];

/** Reads one source name by name, so that one bad value costs no other. */
function readEach(given: unknown): { readonly values: GivenSettings; readonly faults: readonly string[] } {
  if (typeof given !== 'object' || given === null) return { values: {}, faults: [] };
  const present = names.filter((name) => Object.hasOwn(given, name));
  const read = present.map((name) => [name, fields[name].safeParse((given as Record<string, unknown>)[name])] as const);
  return {
    values: Object.fromEntries(read.flatMap(([name, parsed]) => (parsed.success ? [[name, parsed.data]] : []))),
    faults: read.flatMap(([name, parsed]) => (parsed.success ? [] : [name])),
  };
}

/** Managed over user over default, name by name. Never throws, whatever either source holds. */
export function effectiveSettings(user: unknown, managed: unknown): EffectiveSettings {
  const [own, given] = [readEach(user), readEach(managed)];
  return {
    // What is read holds no undefined: a name that was not given is not there.
    values: { ...defaultSettings, ...own.values, ...given.values } as Settings,
    locked: names.filter((name) => name in given.values),
    faults: [...new Set([...own.faults, ...given.faults])],
  };
}

/** What a user gave by themselves, as far as it can be read. */
export const ownSettings = (user: unknown): GivenSettings => readEach(user).values;
