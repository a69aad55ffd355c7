import { useState } from 'react';
import type { Instant } from '../../lib/base/time.ts';
import { useKeys } from '../hooks/use-keys.ts';
import { choiceId } from './choice-menu.tsx';
import { useDesk } from './desk-context.ts';
import { endedAnswers, type StripQuestion } from './manual-strip.tsx';
import type { Reading } from './reading.ts';
import { type Choice, choices, isMenu, type Menu, type Situation, situations } from './situation.ts';

/** The keys of what stands beside the primary press, after those of the five situations. */
export const otherKeys = ['6', '7', '8', '9'] as const;

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

export interface GuideKeys {
  readonly menu: Menu | null;
  readonly setMenu: (menu: Menu | null) => void;
  readonly pressSituation: (name: Situation) => void;
  readonly choose: (menu: Menu, choice: Choice) => void;
}

interface Question {
  readonly question: StripQuestion;
  readonly ask: (question: StripQuestion) => void;
}

/** What the keys of a live call do: digits answer the open question, else choose from the open menu, else mark and press. */
export function useGuideKeys({ call, guidance }: Reading, { question, ask }: Question): GuideKeys {
  const { act, press, clock } = useDesk();
  const [menu, setMenu] = useState<Menu | null>(null);
  const { primary, others } = guidance.actions;
  const hold = call.session.state === 'held' ? 'resume' : 'hold';

  const choose: GuideKeys['choose'] = (of, choice) => {
    act(choiceId(of, choice), choice.act);
    setMenu(null);
  };
  const pressSituation: GuideKeys['pressSituation'] = (name) => {
    const chosen = situations.find((each) => each.name === name);
    if (chosen?.act != null) act(`situation-${name}`, chosen.act);
    else if (isMenu(name)) setMenu(menu === name ? null : name);
  };
  const answer = (at: number, endedAt: Instant): void => {
    const given = endedAnswers[at];
    if (given === undefined) return;
    void press(`end-${given.by}`, { do: 'end', by: given.by, at: endedAt }).then(({ ok }) => ok && ask(null));
  };
  const digit = (at: number): void => {
    const choice = menu === null ? undefined : choices[menu][at];
    const name = situations[at]?.name;
    const other = others[at - situations.length];
    if (question?.ask === 'end') answer(at, question.at);
    else if (menu !== null && choice !== undefined) choose(menu, choice);
    else if (name !== undefined) pressSituation(name);
    else if (other !== undefined) act(`do-${other.label}`, other.act);
  };
  useKeys([
    ...digits.map((key) => [String(key), () => digit(key - 1)] as const),
    ['Enter', () => primary !== null && act('primary', primary.act)],
    ['h', () => void press(hold, { do: hold, at: clock.wall() })],
    // Escape is the page's: it gives the focus back.
    ['0', () => setMenu(null)],
  ]);
  return { menu, setMenu, pressSituation, choose };
}
