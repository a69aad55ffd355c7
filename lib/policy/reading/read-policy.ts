import type { PolicyDocument } from '../document.ts';
import { closingLines } from './closing.ts';
import { conductLines } from './conduct.ts';
import { type Line, line, span, word } from './line.ts';
import { persistenceLines, planLines, prankLines } from './other-families.ts';
import { plainLines } from './plain.ts';
import { silenceLines } from './silence.ts';

/** A part of a document, under a heading of the family `passage`. */
export interface Passage {
  readonly title: string;
  readonly lines: readonly Line[];
}

type Families = PolicyDocument['families'];

/** The sentences of each family; one that is not here is read field by field. */
const families: { readonly [Name in keyof Families]?: (family: NonNullable<Families[Name]>) => Line[] } = {
  conduct: conductLines,
  silence: silenceLines,
  prank: prankLines,
  persistence: persistenceLines,
  plan: planLines,
  resolved: closingLines,
};

/** The same for what is no family. */
const others: { readonly [Name in keyof PolicyDocument]?: (document: PolicyDocument) => Line[] } = {
  serves: ({ serves: { queues, directions } }) => [
    queues.length === 0 ? line('serves_any') : line('serves_queues', { queues }),
    ...directions.map((way) => line(`serves_${way}`)),
  ],
  guards: ({ guards }) => [
    line('guard_never'),
    line('guard_silence', { span: span(guards.escalationSilenceMs) }),
    line('guard_undo', { span: span(guards.undoMs) }),
    line(`welfare_${guards.welfare}`),
  ],
  emergency: ({ emergency }) =>
    emergency === null
      ? []
      : [line('emergency_never'), emergency.conductUnder === null ? line('emergency_conduct_never') : line('emergency_conduct')],
  supervisor: ({ supervisor }) => [
    ...Object.entries(supervisor.levels).flatMap(([level, { asksAlways, waives }]) => [
      ...(asksAlways ? [line('level_asks', { level })] : []),
      ...(waives.length === 0 ? [] : [line('level_waives', { level, rules: waives.map((rule) => word('waived', rule)) })]),
    ]),
    line('approval', { span: span(supervisor.approvalLifeMs) }),
    line('denial', { span: span(supervisor.denialLifeMs) }),
    line('silence', { span: span(supervisor.silenceMs) }),
  ],
  hold: ({ hold }) => [line('hold', { check: span(hold.checkBackMs), offer: span(hold.offerCallBackMs) })],
  record: ({ record }) => [
    line('record', { report: span(record.reportDueMs), back: span(record.callBackDueMs) }),
    line(`told_${record.supervisorTold}`),
    ...(record.recoveryMs === null ? [] : [line('recovery', { span: span(record.recoveryMs) })]),
  ],
};

/** Head of a document, and its words, which come last. */
const apart: ReadonlySet<string> = new Set(['format', 'id', 'version', 'title', 'families', 'wording', 'scenarios', 'serves', 'emergency']);

function familyPassages(document: PolicyDocument): Passage[] {
  return Object.entries(document.families).flatMap(([name, family]): Passage[] => {
    if (family === undefined) return [];
    const read = families[name as keyof Families] as ((each: unknown) => Line[]) | undefined;
    return [{ title: name, lines: (read ?? plainLines)(family) }];
  });
}

const otherPassages = (document: PolicyDocument): Passage[] =>
  Object.entries(document).flatMap(([name, value]): Passage[] => {
    if (apart.has(name) || value === undefined) return [];
    const lines = others[name as keyof PolicyDocument]?.(document) ?? plainLines(value);
    return lines.length === 0 ? [] : [{ title: name, lines }];
  });

function wordPassages({ wording }: PolicyDocument): Passage[] {
  const locales = Object.entries(wording);
  return locales.map(([locale, words]) => ({
    title: 'wording',
    lines: [
      ...(locales.length > 1 ? [line('locale', { locale })] : []),
      ...Object.entries(words).map(([intent, text]) => line('words', { intent: word('intent', intent), words: text })),
    ],
  }));
}

/** A document as sentences, whole: whom it serves, its families in their order, what holds in all of them, and the words to say. */
export function readPolicy(document: PolicyDocument): Passage[] {
  const serves = others.serves?.(document) ?? [];
  const emergency = others.emergency?.(document) ?? [];
  return [
    { title: 'serves', lines: serves },
    ...(emergency.length === 0 ? [] : [{ title: 'emergency', lines: emergency }]),
    ...familyPassages(document),
    ...otherPassages(document),
    ...wordPassages(document),
  ];
}
