import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import { LONGEST_NAME, parseName } from '../../lib/disposition/agent-name.ts';
import type { Claimant } from '../../lib/disposition/revise.ts';
import { recordedWho, type WhoView } from '../../lib/disposition/who.ts';
import { Button } from '../ui/button.tsx';
import { fieldLook, keptHere } from './field.ts';
import type { RecordsPorts } from './records-ports.ts';

function claimantOf(who: WhoView | null, typed: string): Claimant | null {
  if (who !== null && who.id !== null) {
    const { agentId, agentName } = recordedWho(who);
    return agentId === null ? null : { agentId, agentName };
  }
  const name = parseName(typed);
  return name === null ? null : { agentId: name, agentName: name };
}

interface ClaimLineProps extends Pick<RecordsPorts, 'who' | 'corrections'> {
  readonly unclaimed: readonly string[];
  readonly say: (words: string) => void;
}

/** Records from before anybody said who logs: whoever it was takes them, once. */
export function ClaimLine({ unclaimed, who, corrections, say }: ClaimLineProps): ReactNode {
  const [known, setKnown] = useState<WhoView | null>(null);
  const [typed, setTyped] = useState('');
  useEffect(() => {
    void who().then(setKnown);
  }, [who]);
  if (unclaimed.length === 0) return null;
  const named = known?.id != null;
  const claim = (event: FormEvent): void => {
    event.preventDefault();
    const claimant = claimantOf(known, typed);
    if (claimant === null) return;
    void corrections
      .claim(unclaimed, claimant, Date.now())
      .then((done) => say(done.ok ? m.records_claimed({ count: done.value }) : m.records_dialog_database()));
  };
  return (
    <form className="mb-3 flex flex-wrap items-center gap-2 rounded-[10px] bg-sunken px-3.5 py-2" data-part="claim" onSubmit={claim}>
      <p className="grow text-pretty">
        {m.records_unclaimed({ count: unclaimed.length })} <span className="text-soft">{m.records_claim_note()}</span>
      </p>
      {!named && (
        <input
          aria-label={m.records_claim_name()}
          placeholder={m.records_claim_name()}
          className={`${fieldLook} w-48`}
          value={typed}
          maxLength={LONGEST_NAME}
          {...keptHere}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <Button type="submit" data-press="claim">
        {named ? m.records_claim_as({ name: known?.name ?? known?.id ?? '' }) : m.records_claim()}
      </Button>
    </form>
  );
}
