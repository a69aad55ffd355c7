import * as z from 'zod/mini';
import { fail, ok, type Result } from '../../base/result.ts';
import type { PolicyDocument } from '../document.ts';
import { documentId, title, version } from './unit.ts';

/**
 * What is laid over any document, and can only make it stricter (ruling 70): longer listening, a question more. The rest of it is for people
 * and for the record, and changes no verdict.
 */
const overlaySchema = z.strictObject({
  format: z.literal(1),
  overlay: z.literal(true),
  id: documentId,
  version,
  title,
  /** Gaps between prompts and between checks are so many times as long; never those of a relayed call (G6). */
  gapFactor: z.int().check(z.minimum(1), z.maximum(10)),
  /** Everybody's welfare is asked for first (G9). */
  welfareOfEverybody: z.boolean(),
  /** How long records must be kept; null: nothing is said. */
  keepRecordsDays: z.nullable(z.int().check(z.minimum(1), z.maximum(36_500))),
  /** What the agent or the lead has to be told, as keys of the message files (`notice_<key>`). */
  notices: z.array(z.string().check(z.regex(/^[a-z][a-z0-9_]{0,39}$/))),
  /** No figure is shown for one agent alone. */
  noFiguresOfOneAgent: z.boolean(),
});

export type PolicyOverlay = z.infer<typeof overlaySchema>;

/** Reads an overlay; `detail` names the first fault by its path. */
export function parseOverlay(raw: unknown): Result<PolicyOverlay, 'shape'> {
  const parsed = z.safeParse(overlaySchema, raw);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return fail('shape', `${issue?.path.map(String).join('.') || 'overlay'}: ${issue?.message}`);
}

function laid(document: PolicyDocument, { gapFactor, welfareOfEverybody }: PolicyOverlay): PolicyDocument {
  const { silence, prank } = document.families;
  const slower = <T extends { readonly gapMs: number }>(ladder: T): T => ({ ...ladder, gapMs: ladder.gapMs * gapFactor });
  const families = {
    ...document.families,
    ...(silence === undefined
      ? {}
      : {
          silence: {
            ...silence,
            neverSpoke: slower(silence.neverSpoke),
            wentSilent: slower(silence.wentSilent),
            callerHold: slower(silence.callerHold),
          },
        }),
    ...(prank === undefined ? {} : { prank: slower(prank) }),
  };
  const guards = welfareOfEverybody ? { ...document.guards, welfare: 'everybody' as const } : document.guards;
  return { ...document, families, guards };
}

/** The document as the overlays leave it; each is laid once, whatever the order. */
export const withOverlays = (document: PolicyDocument, overlays: readonly PolicyOverlay[]): PolicyDocument =>
  [...new Map(overlays.map((overlay) => [overlay.id, overlay])).values()].reduce(laid, document);
