import * as z from 'zod/mini';

/** A code that says what a call was about. The first nine of a list are the agent's keys 1 to 9. */
const code = z.object({
  code: z.string().check(z.regex(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/), z.maxLength(60)),
  /** A team's own words; null: the message `code_<code>` (dots read `_`) says it in the surface's locale. */
  label: z.nullable(z.string().check(z.minLength(1), z.maxLength(80))),
});

/** A team's list, in the fixed order in which its codes are numbered. No code stands in it twice. */
export const codeListSchema = z.object({
  schema_version: z.literal(1),
  id: z.string().check(z.minLength(1), z.maxLength(60)),
  codes: z
    .array(code)
    .check(z.maxLength(500))
    .check(z.refine((codes) => new Set(codes.map((each) => each.code)).size === codes.length, 'a code stands in the list twice')),
});

export type CodeList = z.infer<typeof codeListSchema>;

/** The label to keep with a code of this list: a team's own words, or null for a shipped code and for one that is not in it. */
export const labelOf = (list: CodeList, wanted: string): string | null => list.codes.find((each) => each.code === wanted)?.label ?? null;
