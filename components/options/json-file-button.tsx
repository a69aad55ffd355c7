import { type ReactNode, useRef } from 'react';
import { fail, ok, type Result } from '../../lib/base/result.ts';
import { Button } from '../ui/button.tsx';

/** Settings and policies are some tens of kilobytes: what is larger is neither. */
const LARGEST = 1_000_000;

/** `unreadable`: the file went away, or may not be read; the disk says no more to a page. */
export type UnreadFile = 'large' | 'unreadable';

export async function readText(file: File): Promise<Result<string, UnreadFile>> {
  if (file.size > LARGEST) return fail('large');
  try {
    return ok(await file.text());
  } catch {
    return fail('unreadable');
  }
}

interface JsonFileButtonProps {
  readonly name: string;
  readonly label: string;
  /** Of the file field, for whoever gives it a file without a dialog. */
  readonly part: string;
  readonly take: (file: File) => Promise<void>;
}

/** Chooses a JSON file from the disk. */
export function JsonFileButton({ name, label, part, take }: JsonFileButtonProps): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button data-press={name} onClick={() => field.current?.click()}>
        {label}
      </Button>
      <input
        ref={field}
        type="file"
        accept=".json,application/json"
        aria-label={label}
        hidden
        data-part={part}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) void take(file);
          // The same file may be chosen again once it was mended.
          event.target.value = '';
        }}
      />
    </>
  );
}
