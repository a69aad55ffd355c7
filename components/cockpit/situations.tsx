import { CheckCheck, ChevronDown, type LucideIcon, MessageSquareWarning, ShieldAlert, Smile, VolumeX } from 'lucide-react';
import { type ReactNode, type Ref, useId } from 'react';
import { m } from '../../.paraglide/messages.js';
import { ChoiceMenu } from './choice-menu.tsx';
import { useDesk } from './desk-context.ts';
import { hasHint, KindHint } from './kind-hint.tsx';
import { type Choice, isMenu, type Menu, type Situation, situations } from './situation.ts';

const faces: Readonly<Record<Situation, { readonly icon: LucideIcon; readonly label: () => string }>> = {
  conduct: { icon: MessageSquareWarning, label: m.situation_conduct },
  harassment: { icon: ShieldAlert, label: m.situation_harassment },
  prank: { icon: Smile, label: m.situation_prank },
  silence: { icon: VolumeX, label: m.situation_silence },
  resolved: { icon: CheckCheck, label: m.situation_resolved },
};

const arrows: Readonly<Partial<Record<Situation, () => string>>> = { conduct: m.kinds_label, resolved: m.ways_label };

/** What its hint tells of: one press on Abuse marks abusive language. */
const hintOf = (name: Situation): string => (name === 'conduct' ? 'abusive_language' : name);

interface SituationButtonProps {
  readonly name: Situation;
  readonly at: number;
  readonly on: boolean;
  readonly menu: Menu | null;
  readonly menuId: string;
  readonly press: (name: Situation) => void;
}

function SituationButton({ name, at, on, menu, menuId, press }: SituationButtonProps): ReactNode {
  const { icon: Icon, label } = faces[name];
  const id = `situation-${name}`;
  const state = useDesk().stateOf(id);
  const hint = useId();
  const described = hasHint(hintOf(name));
  const opens = situations[at]?.act === null;
  return (
    <span className="group/hint flex min-w-0 flex-1">
      <button
        type="button"
        data-press={id}
        data-situation={name}
        data-state={state ?? undefined}
        aria-pressed={on}
        {...(opens ? { 'aria-expanded': menu === name, 'aria-controls': menuId } : {})}
        aria-keyshortcuts={String(at + 1)}
        aria-describedby={described ? hint : undefined}
        onClick={() => press(name)}
        className={`relative grid focus-visible:z-1 min-h-12 min-w-0 flex-1 justify-items-center gap-1 rounded-lg px-0.5 pt-2 pb-1.5 text-[11.5px] leading-tight hover:bg-sunken hover:text-ink active:bg-line ${
          on || state !== null || menu === name ? 'font-semibold text-ink' : 'text-soft'
        }`}
      >
        <Icon size={18} strokeWidth={1.8} />
        <span className="max-w-full truncate">{label()}</span>
        <span aria-hidden="true" className="key-digit absolute start-1 top-1 text-[10px] leading-none font-semibold text-faint">
          {at + 1}
        </span>
      </button>
      {described && <KindHint id={hint} kind={hintOf(name)} />}
    </span>
  );
}

interface SituationsProps {
  readonly open: Situation | null;
  readonly menu: Menu | null;
  readonly setMenu: (menu: Menu | null) => void;
  readonly press: (name: Situation) => void;
  readonly choose: (menu: Menu, choice: Choice) => void;
  readonly ref: Ref<HTMLElement>;
}

/**
 * Five situations, always there. One press on Abuse marks abusive language, and the arrow beside it offers the other kinds; Harass opens
 * its kinds, because none of them is the usual one.
 */
export function Situations({ open, menu, setMenu, press, choose, ref }: SituationsProps): ReactNode {
  const menuId = useId();
  return (
    <section
      ref={ref}
      aria-label={m.situations_label()}
      className="relative mt-3.5 border-t border-line"
      data-part="situations"
      data-keys=""
    >
      <div className="flex p-1.5">
        {situations.map(({ name }, at) => {
          const arrow = arrows[name];
          const lit = open === name || menu === name;
          return (
            <span
              key={name}
              className={`flex min-w-0 rounded-lg ${arrow === undefined ? 'flex-1' : 'flex-[1.2]'} ${lit ? 'bg-sunken' : ''}`}
            >
              <SituationButton name={name} at={at} on={open === name} menu={menu} menuId={menuId} press={press} />
              {arrow !== undefined && isMenu(name) && (
                <button
                  type="button"
                  aria-label={arrow()}
                  aria-expanded={menu === name}
                  aria-controls={menuId}
                  data-press={name === 'conduct' ? 'kinds' : 'ways'}
                  onClick={() => setMenu(menu === name ? null : name)}
                  className={`-ms-1.5 flex w-6 shrink-0 items-end justify-center rounded-lg pb-[7px] hover:bg-sunken hover:text-ink active:bg-line ${
                    lit ? 'text-ink' : 'text-faint'
                  }`}
                >
                  <ChevronDown size={14} strokeWidth={2} className={menu === name ? 'rotate-180' : ''} />
                </button>
              )}
            </span>
          );
        })}
      </div>
      {menu !== null && <ChoiceMenu id={menuId} menu={menu} choose={(choice) => choose(menu, choice)} />}
    </section>
  );
}
