import { ladderAt } from '../line.ts';
import type { Permission } from '../permission.ts';
import { isDone, opensAt, type Progress, waitOf } from '../rules/closing.ts';
import type { View } from '../view.ts';
import { agreed, plain } from './free.ts';

function ofWay({ standing, line }: View, progress: Progress): Permission[] {
  const { way, surveyAt, doneAt } = progress;
  const done = doneAt.at(-1);
  const opens = opensAt(progress, standing, line);
  if (opens === null || done === undefined || !isDone(progress)) return [];
  const common = { ...plain, authority: agreed, lastStep: done };
  const survey: Permission[] =
    way.survey === null || surveyAt === null
      ? []
      : [
          {
            ...common,
            situation: 'survey',
            action: 'release_to_survey',
            endCode: way.survey.endCode,
            opensAt: Math.max(done, surveyAt),
            rule: way.survey.rule,
            fact: 'survey',
          },
        ];
  if (opens.at === null || ladderAt(line, standing.now) < opens.ladder) return survey;
  const { rule } = waitOf(progress, standing);
  const { situation, endCode, farewell } = way;
  const ending = { situation, action: 'end_call', endCode, opensAt: opens.at, rule, fact: 'closing_done', saying: farewell } as const;
  return [...survey, { ...common, ...ending }];
}

/** Endings by the caller's own word (R4, R6–R8, V7, E4). */
export const closingPermissions = (view: View): Permission[] => view.closings.flatMap((progress) => ofWay(view, progress));
