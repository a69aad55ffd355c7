import { canonicalJson } from '../base/json.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { type DispositionRecord, dispositionRecordSchema } from '../disposition/record.ts';

/**
 * Why a row of a log was refused. `bad_text`: characters that no text can hold, or a file in another encoding. `wrong_fields`: the detail
 * names them.
 */
export type RowProblem = 'not_json' | 'not_a_record' | 'newer_version' | 'wrong_fields' | 'bad_text' | 'too_long' | 'cut_off';

const MAJOR = 1;
const REPLACEMENT = '\uFFFD';

/** What a decoder puts where bytes are no UTF-8, or an escape of half a character, which only a few texts can bear at all. */
const mayBeBad = (text: string): boolean => text.includes(REPLACEMENT) || /\\u[dD][89a-fA-F]/.test(text) || !text.isWellFormed();

function isWellFormed(value: unknown): boolean {
  try {
    return !canonicalJson(value).includes(REPLACEMENT);
  } catch {
    // A lone surrogate: the record has no canonical text.
    return false;
  }
}

/** A value that was read, as a record. `text`: what it was read from. */
export function recordOf(value: unknown, text: string): Result<DispositionRecord, RowProblem> {
  if (typeof value !== 'object' || value === null || !('record_id' in value)) return fail('not_a_record');
  if ('schema_version' in value && Number.isInteger(value.schema_version) && Number(value.schema_version) > MAJOR) {
    return fail('newer_version', String(value.schema_version));
  }
  if (mayBeBad(text) && !isWellFormed(value)) return fail('bad_text');
  const parsed = dispositionRecordSchema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return fail('wrong_fields', [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))].join(', '));
}

/** One line of JSON Lines. */
export function recordOfLine(line: string): Result<DispositionRecord, RowProblem> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // Foreign text: that it is no JSON is all there is to say.
    return fail('not_json');
  }
  return recordOf(value, line);
}
