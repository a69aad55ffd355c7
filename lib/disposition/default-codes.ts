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

/** The list in force: an own one without its doubles, else the one that ships. */
export function codeListOf(own: CodeList['codes'] | null): CodeList {
  if (own === null || own.length === 0) return defaultCodes;
  return { schema_version: 1, id: 'own', codes: own.filter(({ code }, at) => own.findIndex((each) => each.code === code) === at) };
}
