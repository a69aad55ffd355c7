import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { Locked } from './section.tsx';

export interface NumberFieldProps {
  readonly name: string;
  readonly hint: string;
  /** Null where the field is left empty. */
  readonly value: number | null;
  /** What one of the field's own units is in units of the value: 1,000 for seconds of milliseconds. */
  readonly unit: number;
  /** In units of the value. */
  readonly bounds: { readonly least: number; readonly most: number };
  /** Says which numbers may stand here, in the field's own units. */
  readonly wrong: (bounds: { readonly least: number; readonly most: number }) => string;
  /** May be left empty. */
  readonly optional?: boolean;
  readonly locked: boolean;
  readonly part: string;
  readonly save: (value: number | null) => Promise<void>;
}

/** What was typed, in units of the value; null for nothing typed, undefined for what is no such number. */
function parseNumber(typed: string, { unit, bounds }: Pick<NumberFieldProps, 'unit' | 'bounds'>): number | null | undefined {
  if (typed.trim() === '') return null;
  const value = /^[-\u2212]?\d{1,5}$/.test(typed.trim()) ? Number(typed.replace('\u2212', '-')) * unit : Number.NaN;
  return value >= bounds.least && value <= bounds.most ? value : undefined;
}

/** A whole number, saved by a press or Enter. */
export function NumberField({ name, hint, value, unit, bounds, wrong, optional = false, locked, part, save }: NumberFieldProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const [field, says] = [useId(), useId()];
  const shown = typed ?? (value === null ? '' : String(value / unit));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const parsed = parseNumber(shown, { unit, bounds });
    const bad = parsed === undefined || (parsed === null && !optional);
    setWrong(bad);
    if (!bad) void save(parsed).then(() => setTyped(null));
  };
  return (
    <form onSubmit={submit} noValidate className="border-b border-line py-3 last:border-b-0">
      <div className="flex items-center gap-4">
        <div className="min-w-0 grow">
          <label htmlFor={field} className="font-medium">
            {name}
          </label>
          <p id={says} className="text-pretty text-soft">
            {hint}
          </p>
        </div>
        <TextField
          id={field}
          value={shown}
          inputMode={bounds.least < 0 ? 'text' : 'numeric'}
          disabled={locked}
          placeholder={optional ? m.options_holds_policy() : ''}
          aria-invalid={isWrong}
          aria-describedby={says}
          data-part={part}
          className="w-28 shrink-0 text-end tabular-nums"
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" data-press={`${part}-save`} disabled={locked || typed === null}>
          {m.options_save()}
        </Button>
      </div>
      <p role="alert" className="mt-1 text-grave empty:hidden">
        {isWrong && wrong({ least: bounds.least / unit, most: bounds.most / unit })}
      </p>
      {locked && (
        <div className="mt-2">
          <Locked />
        </div>
      )}
    </form>
  );
}
