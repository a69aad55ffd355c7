import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import { LONGEST_NAME, parseName } from '../../lib/disposition/agent-name.ts';
import type { WhoView } from '../../lib/disposition/who.ts';
import { useDesk } from './desk-context.ts';
import { PressButton } from './press-button.tsx';

/** A press that reads as part of a line. */
const inLine = 'text-[12px] font-medium';

interface NameFieldProps {
  readonly say: (name: string) => void;
  readonly close: () => void;
}

/** A name typed instead of the one that is shown. The browser is to keep nothing of it. */
function NameField({ say, close }: NameFieldProps): ReactNode {
  const [name, setName] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (parseName(name) !== null) say(name);
  };
  return (
    <form className="flex items-center gap-1.5" onSubmit={submit}>
      <input
        // The press that opened this was for typing.
        ref={(field) => field?.focus({ preventScroll: true })}
        value={name}
        maxLength={LONGEST_NAME}
        aria-label={m.who_logs_name()}
        placeholder={m.who_logs_name()}
        autoComplete="off"
        spellCheck={false}
        translate="no"
        {...{ writingsuggestions: 'false' }}
        data-part="who-name"
        className="h-8 min-w-0 grow rounded-[7px] border border-line bg-raised px-2 text-[13px] text-ink placeholder:text-faint"
        onChange={(event) => setName(event.target.value)}
      />
      <PressButton id="who-say" look="quiet" className="text-[12px]" onPress={() => parseName(name) !== null && say(name)}>
        {m.who_logs_say()}
      </PressButton>
      <PressButton id="who-back" look="plain" className="text-[12px]" onPress={close}>
        {m.who_logs_back()}
      </PressButton>
    </form>
  );
}

/** One quiet line: under which name the calls are filed, and a press for each answer. Gone with the answer. */
export function WhoLine({ who }: { readonly who: WhoView }): ReactNode {
  const { press, giveFocusBack } = useDesk();
  const [typing, setTyping] = useState(false);
  const line = useRef<HTMLElement>(null);
  const answer = (id: string, name: string | null): void => {
    const held = line.current?.contains(document.activeElement) === true;
    void press(id, { do: 'who', of: who.name, name }).then(({ ok }) => ok && held && giveFocusBack());
  };
  const close = (): void => {
    setTyping(false);
    giveFocusBack();
  };
  return (
    <section
      ref={line}
      aria-label={m.who_logs_label()}
      className="border-t border-line px-3.5 py-1.5 text-[12px] text-soft"
      data-part="who"
    >
      {typing ? (
        <NameField say={(name) => answer('who-say', name)} close={close} />
      ) : (
        <div className="flex items-center gap-x-1">
          <span className="min-w-0 truncate" title={who.name ?? undefined} translate="no">
            {who.name === null ? m.who_logs_nobody() : m.who_logs({ name: who.name })}
          </span>
          <span className="ms-auto flex shrink-0">
            {who.name !== null && (
              <PressButton id="who-me" look="plain" className={inLine} onPress={() => answer('who-me', null)}>
                {m.who_logs_me()}
              </PressButton>
            )}
            <PressButton id="who-other" look="plain" className={inLine} onPress={() => setTyping(true)}>
              {who.name === null ? m.who_logs_type() : m.who_logs_other()}
            </PressButton>
          </span>
        </div>
      )}
    </section>
  );
}
