import { X } from 'lucide-react';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { m } from '../../../.paraglide/messages.js';
import { chooseFor, everyOther } from '../../../lib/settings/policy-choice.ts';
import { policyBounds } from '../../../lib/settings/setting.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { isLocked, Part, type SectionProps } from '../section.tsx';
import type { Overlays, ShelfList } from './policy-ports.ts';

interface ChoiceProps {
  readonly name: string;
  readonly policy: string;
  readonly list: ShelfList;
  readonly overlays: Overlays;
  readonly locked: boolean;
  readonly choose: (policy: string) => void;
  readonly part: string;
}

const titleOf = ({ id, versions }: ShelfList[number]): string => (versions.find(({ inForce }) => inForce) ?? versions[0])?.title ?? id;
const serves = ({ versions }: ShelfList[number]): boolean => versions.some(({ inForce, readable }) => inForce && readable);

/** The documents that can serve, and what is chosen though it cannot. */
function Choice({ name, policy, list, overlays, locked, choose, part }: ChoiceProps): ReactNode {
  const ready = list.filter(serves);
  const [base = '', ...laid] = policy.split('+');
  const isThere = ready.some(({ id }) => id === base);
  const put = (id: string, next: readonly string[]): void => choose([id, ...next].join('+'));
  return (
    <span className="min-w-0 grow basis-44">
      <select
        aria-label={name}
        data-part={part}
        value={base}
        disabled={locked}
        className="h-9 w-full min-w-0 rounded-[9px] border border-edge bg-raised px-2 text-[13px] text-ink disabled:opacity-60"
        onChange={(event) => put(event.target.value, laid)}
      >
        {!isThere && <option value={base}>{base}</option>}
        {ready.map((each) => (
          <option key={each.id} value={each.id}>
            {titleOf(each)}
          </option>
        ))}
      </select>
      <details className="mt-1" open={laid.length > 0}>
        <summary className="w-fit rounded-[4px] text-[12px] text-soft">{m.policies_stricter()}</summary>
        <fieldset disabled={locked} className="mt-1 grid gap-1 disabled:opacity-60">
          <legend className="sr-only">{m.policies_stricter_of({ name })}</legend>
          {overlays.map(({ id, title }) => (
            <label key={id} className="flex items-center gap-2">
              <input
                type="checkbox"
                className="size-4 accent-key"
                data-overlay={id}
                checked={laid.includes(id)}
                onChange={() => put(base, laid.includes(id) ? laid.filter((each) => each !== id) : [...laid, id])}
              />
              {title}
            </label>
          ))}
        </fieldset>
      </details>
    </span>
  );
}

/** Says where a choice leads to nothing that can be read. */
function Missing({ policy, list, overlays }: Pick<ChoiceProps, 'policy' | 'list' | 'overlays'>): ReactNode {
  const [base, ...laid] = policy.split('+');
  const isThere = list.some((each) => each.id === base && serves(each)) && laid.every((id) => overlays.some((each) => each.id === id));
  return isThere ? null : <p className="basis-full text-pretty text-grave">{m.policies_queue_missing({ id: policy })}</p>;
}

/** What documents in force say of themselves, where nothing was chosen for the queue. */
function Claims({ list }: { readonly list: ShelfList }): ReactNode {
  const claims = list.flatMap((each) => {
    const { queues = [] } = each.versions.find(({ inForce }) => inForce)?.serves ?? {};
    return queues.length === 0 ? [] : [{ id: each.id, title: titleOf(each), queues: queues.join(', ') }];
  });
  return claims.map(({ id, title, queues }) => (
    <p key={id} className="mt-2 text-pretty text-soft">
      {m.policies_claims({ title, queues })}
    </p>
  ));
}

interface QueueChoicesProps extends Pick<SectionProps, 'facts' | 'source'> {
  readonly list: ShelfList;
  readonly overlays: Overlays;
}

/** Which document serves which queue. */
export function QueueChoices({ facts, source, list, overlays }: QueueChoicesProps): ReactNode {
  const locked = isLocked(facts, 'policies');
  const choices = facts.settings.values.policies ?? [];
  const queues = choices.filter(({ queue }) => queue !== everyOther);
  const rest = choices.find(({ queue }) => queue === everyOther)?.policy ?? 'default';
  const [typed, setTyped] = useState('');
  const rows = useRef<HTMLUListElement>(null);
  const field = useId();
  const choose = (queue: string, policy: string | null): void =>
    void source.change(({ policies }) => ({ policies: chooseFor(policies ?? [], queue, policy) }));
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const queue = typed.trim();
    if (queue === '' || queue === everyOther) return;
    setTyped('');
    choose(queue, queues.find((each) => each.queue === queue)?.policy ?? rest);
  };
  return (
    <Part title={m.policies_queues()} lead={m.policies_queues_lead()} locked={locked}>
      <ul ref={rows} tabIndex={-1} aria-label={m.policies_queues()} className="grid max-w-[520px]">
        {queues.map(({ queue, policy }) => (
          <li key={queue} data-queue={queue} className="flex flex-wrap items-start gap-2 border-b border-line py-2">
            <span className="w-32 shrink-0 pt-2 font-medium wrap-anywhere">{queue}</span>
            <Choice
              name={m.policies_queue_choice({ queue })}
              part="queue-policy"
              {...{ policy, list, overlays, locked }}
              choose={(next) => choose(queue, next)}
            />
            <Button
              look="icon"
              disabled={locked}
              aria-label={m.policies_queue_remove({ queue })}
              onClick={() => {
                rows.current?.focus();
                choose(queue, null);
              }}
            >
              <X size={16} strokeWidth={1.8} />
            </Button>
            <Missing {...{ policy, list, overlays }} />
          </li>
        ))}
        <li data-queue={everyOther} className="flex flex-wrap items-start gap-2 py-2">
          <span className="w-32 shrink-0 pt-2 font-medium">
            {queues.length === 0 ? m.policies_queue_every() : m.policies_queue_other()}
          </span>
          <Choice
            name={queues.length === 0 ? m.policies_queue_every() : m.policies_queue_other()}
            part="queue-policy"
            {...{ policy: rest, list, overlays, locked }}
            choose={(next) => choose(everyOther, next === 'default' ? null : next)}
          />
          <span className="size-7" />
          <Missing {...{ policy: rest, list, overlays }} />
        </li>
      </ul>
      <Claims list={list} />
      <form onSubmit={add} className="mt-3 max-w-[520px]">
        <label htmlFor={field} className="mb-1.5 block font-medium">
          {m.policies_queue_new()}
        </label>
        <div className="flex gap-2">
          <TextField
            id={field}
            value={typed}
            maxLength={policyBounds.queue}
            disabled={locked || choices.length >= policyBounds.list}
            data-part="queue-new"
            className="grow"
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="submit" data-press="queue-add" disabled={locked || typed.trim() === '' || choices.length >= policyBounds.list}>
            {m.policies_queue_add()}
          </Button>
        </div>
      </form>
    </Part>
  );
}
