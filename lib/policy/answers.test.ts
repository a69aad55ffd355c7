import { describe, expect, it } from 'vitest';
import type { Instant } from '../base/time.ts';
import type { GuideAction } from '../call/action.ts';
import type { Guidance } from '../call/guidance.ts';
import { actionsFor, undoEndsAt } from './actions.ts';
import { askedWords } from './asked-words.ts';
import type { PolicyDocument } from './document.ts';
import { evaluate } from './evaluate.ts';
import { type Facts, factsOf } from './facts.ts';
import { ledgerOf } from './ledger.ts';
import { defaultPolicy, presets } from './policy-rig.ts';
import { eventsOf, millisOf, type Scenario, timeOf } from './scenario.ts';
import { documentOf, scenarios } from './scenario-rig.ts';
import { wordsFor } from './words.ts';

/** Changes that time alone makes after the instant that a scenario asks about. */
const MOST_CHANGES = 5;

const stepText = ({ kind, intent, until }: Guidance['nextStep']): string =>
  [kind, intent, until === undefined ? undefined : `until ${timeOf(until)}`].filter((each) => each !== undefined).join(' ');

interface Shown {
  readonly text: string;
  readonly next: Instant | null;
  readonly presses: readonly GuideAction[];
}

/** All that is shown at one instant; of the words their beginning. */
function shownAt(document: PolicyDocument | null, facts: Facts, at: Instant): Shown {
  const guidance = evaluate(document, facts, at);
  const { verdict, nextStep, reasons, permits, nextChangeAt } = guidance;
  const { primary, others } = actionsFor(guidance, facts, document, at);
  const undo = undoEndsAt(facts, document, at);
  const parts = [
    `${verdict}: ${stepText(nextStep)}`,
    reasons.map(({ rule, fact }) => (fact === undefined ? rule : `${rule} ${fact}`)).join(', '),
    permits
      .map(
        (each) =>
          `${each.situation} ${each.action} ${each.endCode} ${timeOf(each.opensAt)}–${each.lapsesAt === null ? '' : timeOf(each.lapsesAt)} ${each.supervisor}`,
      )
      .join(', '),
    ledgerOf(document, facts, at)
      .map(({ name, state, at: since }) => `${name} ${since === null ? state : timeOf(since)}`)
      .join(', '),
    [primary?.label ?? '–', ...others.map(({ label }) => label)].join(' '),
    wordsFor(document, nextStep, 'en', facts)?.slice(0, 12) ?? '',
    undo === null ? '' : `undo until ${timeOf(undo)}`,
    nextChangeAt === null ? '' : `→ ${timeOf(nextChangeAt)}`,
  ];
  return {
    text: parts.filter((part) => part !== '').join(' | '),
    next: nextChangeAt,
    presses: [...(primary === null ? [] : [primary]), ...others],
  };
}

/** The call as the agent sees it told: at each event, at the instant asked about, and at what time alone changes then. */
function tell(document: PolicyDocument | null, scenario: Scenario): { readonly tale: string; readonly presses: ReadonlySet<string> } {
  const { discretion, flags } = scenario;
  const events = eventsOf(scenario);
  const facts = factsOf(events, { discretion, flags });
  const asked = millisOf(scenario.askAt);
  const lines: string[] = [];
  const pressed = new Set<string>();
  const look = (at: Instant): Instant | null => {
    const { text, next, presses } = shownAt(document, facts, at);
    for (const { label, act } of presses)
      pressed.add(`${label}: ${act.type} ${act.type === 'agent.undo' ? '' : JSON.stringify(act.fields)}`);
    if (lines.at(-1)?.slice(10) !== text) lines.push(`${timeOf(at).padEnd(10)}${text}`);
    return next;
  };
  for (const at of new Set(events.map((event) => event.at).toSorted((one, other) => one - other))) if (at < asked) look(at);
  let next = look(asked);
  for (let i = 0; i < MOST_CHANGES && next !== null; i += 1) next = look(next);
  return { tale: lines.join('\n'), presses: pressed };
}

/** What was answered before a change; look through what differs, and only then take it over with `vitest -u`. */
describe('the answers', () => {
  it.each(scenarios)('of $id stay as they were', (scenario) => {
    expect(tell(documentOf(scenario), scenario).tale).toMatchSnapshot();
  });

  it.each(scenarios.filter(({ id }) => id.startsWith('SC')))('of $id where no policy can be read', (scenario) => {
    expect(tell(null, scenario).tale).toMatchSnapshot();
  });

  it('offer presses that say what they said', () => {
    const presses = scenarios.flatMap((scenario) => [...tell(documentOf(scenario), scenario).presses, ...tell(null, scenario).presses]);
    expect([...new Set(presses)].toSorted().join('\n')).toMatchSnapshot();
  });
});

describe('the words that a document is asked for', () => {
  it.each(Object.entries({ default: defaultPolicy, ...presets }))('are what they were: %s', (_, document) => {
    const without = { ...document, families: {}, emergency: null };
    const texts = [document, without].map((each) =>
      askedWords(each)
        .map(({ path, intent }) => `${path} ${intent}`)
        .join('\n'),
    );
    expect(texts.join('\n\n')).toMatchSnapshot();
  });
});
