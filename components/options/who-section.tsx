import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import { LONGEST_NAME, parseName } from '../../lib/disposition/agent-name.ts';
import type { WhoView } from '../../lib/disposition/who.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { isLocked, Part, type SectionProps } from './section.tsx';

function nowOf(who: WhoView | null): string {
  if (who === null || who.name === null) return m.options_who_nobody();
  const { name } = who;
  if (who.source === 'phone') return who.id === null ? m.options_who_unanswered({ name }) : m.options_who_phone({ name });
  return who.source === 'typed' ? m.options_who_typed({ name }) : m.options_who_set({ name });
}

/** Whose calls these are. */
export function WhoSection({ facts, source }: SectionProps): ReactNode {
  const set = facts.settings.values.agent_id;
  const locked = isLocked(facts, 'agent_id');
  const [typed, setTyped] = useState<string | null>(null);
  const field = useId();
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const name = parseName(typed ?? set ?? '');
    void source.change({ agent_id: name ?? undefined, agent_name: undefined }).then(() => setTyped(null));
  };
  return (
    <Part title={m.options_who()} lead={m.options_who_lead()} locked={locked}>
      <p role="status" data-part="who-now" className="mb-4 font-medium">
        {nowOf(facts.who)}
      </p>
      <form onSubmit={save} className="max-w-[520px]">
        <label htmlFor={field} className="mb-1.5 block font-medium">
          {m.options_who_always()}
        </label>
        <div className="flex gap-2">
          <TextField
            id={field}
            value={typed ?? set ?? ''}
            maxLength={LONGEST_NAME}
            disabled={locked}
            data-part="agent"
            className="grow"
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="submit" data-press="agent-save" disabled={locked || typed === null}>
            {m.options_save()}
          </Button>
        </div>
        <p className="mt-1.5 text-pretty text-soft">{m.options_who_always_hint()}</p>
      </form>
    </Part>
  );
}
