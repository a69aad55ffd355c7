import { type ReactNode, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { SettingName } from '../../lib/settings/setting.ts';
import { type FileReading, readSettingsFile, writeSettingsFile } from '../../lib/settings/settings-file.ts';
import { Button } from '../ui/button.tsx';
import { sayPageMessage } from '../ui/page-message.ts';
import { saveText } from '../ui/save-text.ts';
import { JsonFileButton, readText, type UnreadFile } from './json-file-button.tsx';
import { Part, type SectionProps } from './section.tsx';

/** Faults shown; the rest are counted. */
const SHOWN = 50;

type Outcome = FileReading | { readonly ok: false; readonly reason: UnreadFile };

const reasons = {
  json: m.options_file_json,
  other: m.options_file_other,
  newer: m.options_file_newer,
  large: m.options_file_large,
  unreadable: m.options_file_unreadable,
} as const;

function Told({ outcome, locked }: { readonly outcome: Outcome; readonly locked: readonly SettingName[] }): ReactNode {
  if (outcome.ok) {
    const names = Object.keys(outcome.settings);
    const held = names.filter((name) => locked.some((each) => each === name));
    return (
      <p>
        {m.options_file_taken({ count: names.length })} {held.length > 0 && m.options_file_held({ names: held.join(', ') })}
      </p>
    );
  }
  if (outcome.reason !== 'faults') return <p className="text-grave">{reasons[outcome.reason]()}</p>;
  const { faults } = outcome;
  return (
    <>
      <p className="text-grave">{m.options_file_faults({ count: faults.length })}</p>
      <ul className="mt-2 grid gap-1">
        {faults.slice(0, SHOWN).map(({ path, kind }) => (
          <li key={`${path} ${kind}`}>
            <code className="rounded-[5px] bg-sunken px-1 py-0.5 wrap-anywhere">{path}</code> {sayPageMessage('fault', kind)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Settings as a file, out and in. A bad file changes nothing. */
export function FileSection({ facts, source }: SectionProps): ReactNode {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const take = async (file: File): Promise<void> => {
    const text = await readText(file);
    const read = text.ok ? readSettingsFile(text.value) : text;
    if (read.ok) await source.change(read.settings);
    setOutcome(read);
  };
  return (
    <Part title={m.options_file()} lead={m.options_file_lead()}>
      <div className="flex flex-wrap gap-2">
        <Button
          data-press="settings-save"
          onClick={() => void source.own().then((own) => saveText('onhook-settings.json', 'application/json', writeSettingsFile(own)))}
        >
          {m.options_file_save()}
        </Button>
        <JsonFileButton name="settings-load" label={m.options_file_load()} part="settings-file" take={take} />
      </div>
      <div role="status" data-part="file-told" className="mt-3">
        {outcome !== null && <Told outcome={outcome} locked={facts.settings.locked} />}
      </div>
    </Part>
  );
}
