import type { ReactNode } from 'react';
import { Header, type HeaderActions } from './header.tsx';
import { LivePanel } from './live-panel.tsx';
import type { Reading } from './reading.ts';
import { RingingPanel } from './ringing-panel.tsx';
import type { DraftLines } from './use-draft-lines.ts';
import { WrapUpPanel } from './wrap-up-panel.tsx';

interface CallCardProps {
  readonly reading: Reading;
  readonly frame: HeaderActions | null;
  readonly drafts: DraftLines;
}

/** One call, in whatever phase it is. */
export function CallCard({ reading, frame, drafts }: CallCardProps): ReactNode {
  const { call } = reading;
  const { session, wrapUp } = call;
  return (
    <>
      <Header reading={reading} frame={frame} />
      {wrapUp !== null && <WrapUpPanel reading={reading} call={call} wrapUp={wrapUp} drafts={drafts} />}
      {wrapUp === null && session.phase === 'connected' && <LivePanel reading={reading} />}
      {wrapUp === null && session.phase !== 'connected' && session.phase !== 'ended' && <RingingPanel session={session} />}
    </>
  );
}
