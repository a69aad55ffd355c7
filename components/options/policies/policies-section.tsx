import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactNode, useEffect, useState } from 'react';
import { m } from '../../../.paraglide/messages.js';
import { everyOther } from '../../../lib/settings/policy-choice.ts';
import { saveText } from '../../ui/save-text.ts';
import { Part, type SectionProps } from '../section.tsx';
import { DocumentList } from './document-list.tsx';
import type { OpenPolicy, ShelfList } from './policy-ports.ts';
import { PolicyReading } from './policy-reading.tsx';
import { QueueChoices } from './queue-choices.tsx';
import { TakePolicy } from './take-policy.tsx';

const inForce = (list: ShelfList, id: string): string | null =>
  list.find((each) => each.id === id)?.versions.find((version) => version.inForce && version.readable)?.hash ?? null;

/** Which document says when a call may be ended: what ships, what a lead brought, in every version, and whom each serves. */
export function PoliciesSection({ facts, source, policies }: SectionProps): ReactNode {
  const answer = useLiveQuery(policies.list, [policies]);
  const [opened, setOpened] = useState<OpenPolicy | null>(null);
  const [isAsked, setAsked] = useState(false);
  const [said, say] = useState('');
  const fallback = facts.settings.values.policies?.find(({ queue }) => queue === everyOther)?.policy ?? 'default';
  const first = answer?.ok ? inForce(answer.value.documents, fallback.split('+')[0] ?? '') : null;
  useEffect(() => {
    // What is in force is there to be read without a press, and without taking the focus.
    if (first !== null && !isAsked) void policies.open(first).then(setOpened);
  }, [policies, first, isAsked]);
  if (answer === undefined) return null;
  if (!answer.ok) {
    return (
      <Part title={m.policies()} lead={m.policies_lead()}>
        <p role="alert" className="rounded-[10px] bg-grave-tint px-3.5 py-3">
          {m.policies_unreadable()}
        </p>
      </Part>
    );
  }
  const { documents: list, overlays } = answer.value;
  const open = async (hash: string): Promise<void> => {
    setAsked(true);
    setOpened(await policies.open(hash));
  };
  const activate = async (hash: string, name: string): Promise<void> => {
    const done = await policies.activate(hash);
    say(done.ok ? m.policies_activated({ name }) : m.policies_not_activated());
  };
  const save = async (hash: string, name: string): Promise<void> => {
    const text = await policies.text(hash);
    // As it is hashed, without a last line break: the file's SHA-256 is what the records name.
    if (text !== null) saveText(name, 'application/json', text);
  };
  return (
    <>
      <Part title={m.policies()} lead={m.policies_lead()}>
        {first === null && (
          <p role="alert" data-part="no-policy" className="mb-4 rounded-[10px] bg-grave-tint px-3.5 py-3 text-pretty">
            {m.policies_none({ id: fallback })}
          </p>
        )}
        <DocumentList list={list} opened={opened?.hash ?? null} open={open} activate={activate} save={save} />
        <p role="status" data-part="policy-said" className="mt-3 text-pretty">
          {said}
        </p>
        <TakePolicy take={policies.take} open={open} />
      </Part>
      <QueueChoices facts={facts} source={source} list={list} overlays={overlays} />
      {opened !== null && <PolicyReading policy={opened} takesFocus={isAsked} />}
    </>
  );
}
