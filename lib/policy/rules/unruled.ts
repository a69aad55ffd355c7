import type { PolicyDocument } from '../document.ts';
import { type Fact, type FactOf, lifeMarkOf, type Standing } from '../facts.ts';
import { isSound } from '../line.ts';

type Mark = FactOf<'agent.mark'>;

function hasRule({ families }: PolicyDocument, { fields }: Mark): boolean {
  if (fields.family === 'conduct') return families.conduct?.kinds.some(({ kind }) => kind === fields.kind) ?? false;
  if (fields.family === 'silence') return families.silence !== undefined;
  if (fields.family === 'prank') return families.prank !== undefined;
  return fields.family === 'resolved' && families.resolved !== undefined;
}

/** What shows that the situation is over, beside another mark. */
function isOver({ fields }: Mark, fact: Fact): boolean {
  if (fact.type === 'caller.calmed') return true;
  if (fields.family === 'silence') return isSound(fact);
  return (
    fields.family === 'prank' && (fact.type === 'caller.request' || (fact.type === 'caller.says' && fact.fields.what === 'genuine_need'))
  );
}

/**
 * The situation marked last, while the document has no rule for it: it is answered as an unreadable policy is (G10). Marks of life risk
 * and threats have their rule anywhere.
 */
export function unruledMark(document: PolicyDocument, { told }: Standing): Mark | null {
  const marks = told.filter((fact) => fact.type === 'agent.mark').filter((fact) => lifeMarkOf(fact) === null);
  const last = marks.at(-1);
  const mark = marks.find((each) => each.at === last?.at && !hasRule(document, each));
  if (mark === undefined || told.some((fact) => fact.at >= mark.at && fact !== mark && isOver(mark, fact))) return null;
  return mark;
}
