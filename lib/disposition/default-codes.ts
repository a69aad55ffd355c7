import type { CodeList } from './code.ts';

/** What a call was about, for a team without a list of its own. */
export const defaultCodes: CodeList = {
  schema_version: 1,
  id: 'default',
  codes: [
    { code: 'sorted', label: null },
    { code: 'follow_up', label: null },
    { code: 'call_back', label: null },
    { code: 'complaint', label: null },
    { code: 'transferred', label: null },
    { code: 'wrong_number', label: null },
    { code: 'technical', label: null },
    { code: 'conduct', label: null },
    { code: 'other', label: null },
  ],
};
