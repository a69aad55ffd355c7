import { type ReactNode, useEffect, useRef } from 'react';
import { m } from '../../../.paraglide/messages.js';
import { sayPageMessage } from '../../ui/page-message.ts';
import type { OpenPolicy } from './policy-ports.ts';
import { sentenceText } from './sentence-text.ts';

type Passage = OpenPolicy['passages'][number];
type Line = Passage['lines'][number];

/** Words to say stand apart from what is said of them. */
function Words({ line: { says } }: { readonly line: Line }): ReactNode {
  const { words = '', ...terms } = says.terms;
  return (
    <li className="py-1.5">
      <span className="block text-[12px] text-soft">{sentenceText('policy', { name: 'words', terms })}</span>
      <q className="text-pretty">{String(words)}</q>
    </li>
  );
}

function Lines({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  return lines.map((line) => {
    const { says, parts } = line;
    const key = JSON.stringify(line);
    if (says.name === 'words') return <Words key={key} line={line} />;
    return (
      <li key={key} className={`py-1 text-pretty ${parts === undefined ? '' : 'not-first:pt-3'}`}>
        {sentenceText('policy', says)}
        {parts !== undefined && parts.length > 0 && (
          <ol className="mt-1 mb-1.5 list-decimal ps-6 marker:text-faint">
            <Lines lines={parts} />
          </ol>
        )}
      </li>
    );
  });
}

function Findings({ findings }: Pick<OpenPolicy, 'findings'>): ReactNode {
  if (findings.length === 0) return <p className="mb-5 text-soft">{m.policies_clean()}</p>;
  return (
    <div data-part="policy-findings" className="mb-5 rounded-[10px] bg-ask-tint px-3.5 py-3">
      <p className="font-semibold">{m.policies_findings({ count: findings.length })}</p>
      <ul className="mt-1.5 grid gap-2">
        {findings.map(({ path, says }) => (
          <li key={`${path} ${says.name}`} className="text-pretty">
            {sentenceText('lint', says)} <code className="text-[12px] text-soft wrap-anywhere">{path}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface PolicyReadingProps {
  readonly policy: OpenPolicy;
  /** It was opened by a press. */
  readonly takesFocus: boolean;
}

/** A document as sentences that can be read aloud, with what is doubtful in it first. */
export function PolicyReading({ policy, takesFocus }: PolicyReadingProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another press opens it again.
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [policy]);
  const { title, id, version, passages, findings, hash } = policy;
  return (
    <article data-part="policy-reading" className="border-t border-line pt-6">
      <h2 ref={heading} tabIndex={-1} className="text-[16px] leading-tight font-semibold">
        {m.policies_version_of({ title, version })}
      </h2>
      <p className="mt-1 mb-4 text-[12px] text-soft wrap-anywhere">{m.policies_known_by({ id, hash })}</p>
      <Findings findings={findings} />
      {passages.map((passage) => (
        <section key={JSON.stringify(passage)} className="mb-5 max-w-[68ch]">
          <h3 className="mb-0.5 font-semibold">{sayPageMessage('passage', passage.title)}</h3>
          <ul>
            <Lines lines={passage.lines} />
          </ul>
        </section>
      ))}
    </article>
  );
}
