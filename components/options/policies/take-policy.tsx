import { type ReactNode, useState } from 'react';
import { m } from '../../../.paraglide/messages.js';
import { JsonFileButton, readText, type UnreadFile } from '../json-file-button.tsx';
import type { PolicyPorts, Taken } from './policy-ports.ts';
import { sentenceText } from './sentence-text.ts';

/** Faults shown; the rest are counted. */
const SHOWN = 50;

type Outcome = Taken | { readonly ok: false; readonly reason: UnreadFile };

const reasons = {
  json: m.policies_take_json,
  other: m.policies_take_other,
  newer: m.policies_take_newer,
  large: m.policies_take_large,
  unreadable: m.policies_take_unreadable,
  version_taken: m.policies_take_version,
  quota: m.policies_take_quota,
  database: m.policies_take_database,
} as const;

function Told({ outcome }: { readonly outcome: Outcome }): ReactNode {
  if (outcome.ok) return <p>{m.policies_taken({ title: outcome.value.title, version: outcome.value.version })}</p>;
  if (outcome.reason !== 'faults') return <p className="text-pretty text-grave">{reasons[outcome.reason]()}</p>;
  const { faults } = outcome;
  return (
    <>
      <p className="text-pretty text-grave">{m.policies_take_faults({ count: faults.length })}</p>
      <ul className="mt-2 grid gap-1.5">
        {faults.slice(0, SHOWN).map(({ path, of, says }) => (
          <li key={`${path} ${says.name}`} className="text-pretty">
            <code className="rounded-[5px] bg-sunken px-1 py-0.5 wrap-anywhere">{path}</code> {sentenceText(of, says)}
          </li>
        ))}
      </ul>
    </>
  );
}

interface TakePolicyProps extends Pick<PolicyPorts, 'take'> {
  readonly open: (hash: string) => Promise<void>;
}

/** Brings a document as a file. A bad one changes nothing; a good one is opened to be read, and judges nothing yet. */
export function TakePolicy({ take, open }: TakePolicyProps): ReactNode {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const bring = async (file: File): Promise<void> => {
    const text = await readText(file);
    const done = text.ok ? await take(text.value) : text;
    setOutcome(done);
    if (done.ok) await open(done.value.hash);
  };
  return (
    <div className="mt-4">
      <JsonFileButton name="policy-take" label={m.policies_take()} part="policy-file" take={bring} />
      <div role="status" data-part="policy-told" className="mt-3">
        {outcome !== null && <Told outcome={outcome} />}
      </div>
    </div>
  );
}
