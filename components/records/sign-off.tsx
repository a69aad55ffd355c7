import { type ReactNode, useState } from 'react';
import { m } from '../../.paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import type { RecordsPorts, SignOffNews } from './records-ports.ts';

function wordsOf(news: SignOffNews): string {
  switch (news.news) {
    case 'done':
      return m.sign_off_done({ file: news.file });
    case 'under_way':
      return m.sign_off_under_way();
    case 'interrupted':
      return m.sign_off_interrupted();
    case 'nothing':
      return m.sign_off_nothing();
    case 'not_allowed':
      return m.sign_off_not_allowed();
    case 'too_large':
      return m.sign_off_too_large();
    case 'busy':
      return m.sign_off_busy();
    case 'download':
      return m.sign_off_download();
    case 'failed':
      return m.sign_off_failed();
  }
}

interface SignOffProps {
  readonly signOff: RecordsPorts['signOff'];
  readonly say: (words: string) => void;
}

/** Writes the shift file; what came of it is said as it comes. */
export function SignOff({ signOff, say }: SignOffProps): ReactNode {
  const [busy, setBusy] = useState(false);
  const tell = (news: SignOffNews): void => {
    setBusy(news.news === 'under_way');
    say(wordsOf(news));
  };
  return (
    <Button look="primary" data-press="sign-off" aria-busy={busy || undefined} onClick={() => signOff(tell)}>
      {m.sign_off()}
    </Button>
  );
}
