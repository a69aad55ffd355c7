import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import { siteOf } from '../../lib/settings/site.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { addressOf } from './address.ts';

interface SiteFormProps {
  /** Asks the browser; called within the press. */
  readonly request: (sites: readonly string[]) => Promise<boolean>;
  /** What follows once it said yes. */
  readonly then: (address: string, site: string) => Promise<void>;
  readonly label: string;
  readonly press: string;
  /** False once something else on the page matters more. */
  readonly first?: boolean;
}

type Problem = 'address' | 'restricted' | 'refused';

const words: Readonly<Record<Problem, () => string>> = {
  address: m.site_form_address,
  restricted: m.site_form_restricted,
  refused: m.site_form_refused,
};

/** The address of a phone, pasted or typed, and the press that asks for its site alone. */
export function SiteForm({ request, then, label, press, first = true }: SiteFormProps): ReactNode {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [field, says] = [useId(), useId()];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const address = addressOf(typed);
    if (address === null) return void setProblem('address');
    const found = siteOf(address);
    if ('restricted' in found) return void setProblem('restricted');
    setProblem(null);
    // Within the press: the browser asks nobody otherwise.
    void request([found.site]).then(async (given) => {
      if (!given) return setProblem('refused');
      setTyped('');
      await then(address, found.site);
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <label htmlFor={field} className="mb-1.5 block font-medium">
        {label}
      </label>
      <div className="flex gap-2">
        <TextField
          id={field}
          value={typed}
          inputMode="url"
          placeholder={m.site_form_example()}
          aria-invalid={problem === 'address' || problem === 'restricted'}
          aria-describedby={says}
          data-part="address"
          className="grow"
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button look={first ? 'primary' : 'quiet'} type="submit" data-press="watch">
          {press}
        </Button>
      </div>
      <p id={says} role="alert" className="mt-1.5 text-pretty text-grave empty:hidden">
        {problem !== null && words[problem]()}
      </p>
    </form>
  );
}
