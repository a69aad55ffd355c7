import type { Permission } from '../permission.ts';
import type { Authority } from '../rules/authority.ts';

/** The caller has agreed, or is in other hands: nobody needs to be asked (ruling 18). */
export const agreed: Authority = { supervisor: 'not_needed', why: [], endsAt: null, silences: [] };

/** What most permissions have in common. */
export const plain: Pick<Permission, 'besides' | 'severity' | 'gate' | 'lapsesAt' | 'saying'> = {
  besides: [],
  severity: null,
  gate: null,
  lapsesAt: null,
  saying: null,
};
