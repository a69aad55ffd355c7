import { type ReactNode, useId } from 'react';
import { m } from '../../.paraglide/messages.js';
import { sayMessage } from '../ui/message.ts';
import { hasHint, KindHint } from './kind-hint.tsx';
import { PressButton } from './press-button.tsx';
import { type Choice, choices, type Menu } from './situation.ts';

const labels: Readonly<Record<Menu, () => string>> = {
  conduct: m.kinds_label,
  harassment: m.kinds_harassment_label,
  resolved: m.ways_label,
};

const familyOf = (menu: Menu): 'kind' | 'way' => (menu === 'resolved' ? 'way' : 'kind');

/** The name of a choice’s button. */
export const choiceId = (menu: Menu, { name }: Choice): string => `${familyOf(menu)}-${name}`;

interface ChoiceMenuProps {
  readonly id: string;
  readonly menu: Menu;
  readonly choose: (choice: Choice) => void;
}

function ChoiceButton({
  menu,
  choice,
  at,
  choose,
}: Omit<ChoiceMenuProps, 'id'> & { readonly choice: Choice; readonly at: number }): ReactNode {
  const hint = useId();
  const described = menu !== 'resolved' && hasHint(choice.name);
  return (
    <span className="group/hint flex min-w-0">
      <PressButton
        id={choiceId(menu, choice)}
        look="plain"
        className="min-w-0 flex-1 text-[12px] hover:bg-raised"
        keys={String(at + 1)}
        describedBy={described ? hint : undefined}
        onPress={() => choose(choice)}
      >
        <span aria-hidden="true" className="key-digit text-[10px] font-semibold text-faint">
          {at + 1}
        </span>
        {sayMessage(familyOf(menu), choice.name)}
      </PressButton>
      {described && <KindHint id={hint} kind={choice.name} />}
    </span>
  );
}

/** What may be chosen under a situation; while it is open the number keys are its own. */
export function ChoiceMenu({ id, menu, choose }: ChoiceMenuProps): ReactNode {
  return (
    <fieldset id={id} className="mx-2 mb-1 rounded-lg bg-sunken p-1.5" data-part="kinds" data-menu={menu}>
      <legend className="sr-only">{labels[menu]()}</legend>
      <div className="grid grid-cols-2 gap-x-1">
        {choices[menu].map((choice, at) => (
          <ChoiceButton key={choice.name} menu={menu} choice={choice} at={at} choose={choose} />
        ))}
      </div>
    </fieldset>
  );
}
