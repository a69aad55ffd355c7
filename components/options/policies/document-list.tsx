import { type ReactNode, useRef } from 'react';
import { m } from '../../../.paraglide/messages.js';
import { Button } from '../../ui/button.tsx';
import type { ShelfList } from './policy-ports.ts';

type Document = ShelfList[number];
type Version = Document['versions'][number];

const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

interface Presses {
  /** Hash of the one that is being read. */
  readonly opened: string | null;
  readonly open: (hash: string) => Promise<void>;
  readonly activate: (hash: string, name: string) => Promise<void>;
  readonly save: (hash: string, name: string) => Promise<void>;
}

const whence = ({ origin, keptAt }: Version): string =>
  origin === 'shipped' ? m.policies_shipped() : m.policies_brought({ at: when.format(keptAt) });

function VersionRow({
  id,
  version,
  opened,
  open,
  activate,
  save,
}: Presses & { readonly id: string; readonly version: Version }): ReactNode {
  const row = useRef<HTMLLIElement>(null);
  const { hash, title, inForce, readable } = version;
  const name = m.policies_version_of({ title, version: version.version });
  const putInForce = async (): Promise<void> => {
    // The button goes with its press: the row takes the focus, and Tab goes on from there.
    row.current?.focus();
    await activate(hash, name);
  };
  return (
    <li
      ref={row}
      tabIndex={-1}
      aria-label={name}
      data-version={version.version}
      className={`flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-[8px] px-2.5 py-1.5 ${opened === hash ? 'bg-stay-tint' : ''}`}
    >
      <span className="min-w-44 grow basis-0 tabular-nums">
        <span className="font-medium">{m.policies_version({ version: version.version })}</span>
        {inForce && (
          <span className="ms-2 rounded-full bg-may-tint px-2 py-0.5 text-[12px] font-medium text-may">{m.policies_in_force()}</span>
        )}
        <span className="block text-[12px] text-soft">{readable ? whence(version) : m.policies_not_readable()}</span>
      </span>
      <span className="flex flex-wrap gap-1.5">
        {!inForce && readable && (
          <Button data-press="policy-activate" onClick={() => void putInForce()}>
            {m.policies_activate()}
            <span className="sr-only">{name}</span>
          </Button>
        )}
        {readable && (
          <Button look="plain" data-press="policy-read" aria-pressed={opened === hash} onClick={() => void open(hash)}>
            {m.policies_read()}
            <span className="sr-only">{name}</span>
          </Button>
        )}
        <Button look="plain" data-press="policy-save" onClick={() => void save(hash, `${id}-${version.version}.json`)}>
          {m.policies_save()}
          <span className="sr-only">{name}</span>
        </Button>
      </span>
    </li>
  );
}

/** Every document with all its versions, the latest first. */
export function DocumentList({ list, ...presses }: Presses & { readonly list: ShelfList }): ReactNode {
  return (
    <div className="grid gap-3">
      {list.map(({ id, versions }) => (
        <div key={id} data-policy={id} className="rounded-[10px] border border-line p-1.5">
          <h3 className="px-2.5 pt-1 font-semibold wrap-anywhere">
            {(versions.find(({ inForce }) => inForce) ?? versions[0])?.title}
            <code className="ms-2 text-[12px] font-normal text-faint">{id}</code>
          </h3>
          <ul>
            {versions.map((version) => (
              <VersionRow key={version.hash} id={id} version={version} {...presses} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
