import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import { SECOND } from '../../lib/base/time.ts';
import { waitBounds } from '../../lib/settings/setting.ts';
import { NumberField, type NumberFieldProps } from './number-field.tsx';

type SecondsFieldProps = Omit<NumberFieldProps, 'unit' | 'bounds' | 'wrong'> & Partial<Pick<NumberFieldProps, 'bounds'>>;

/** A length of time in whole seconds, of a value in milliseconds. */
export function SecondsField({ bounds = waitBounds, ...props }: SecondsFieldProps): ReactNode {
  return <NumberField {...props} bounds={bounds} unit={SECOND} wrong={m.options_seconds_wrong} />;
}
