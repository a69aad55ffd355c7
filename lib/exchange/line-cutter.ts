/** What stands between two line feeds. `null`: longer than any line may be, and left out. */
export type Line = string | null;

export interface LineCutter {
  /** The lines that this piece completes. */
  readonly push: (text: string) => readonly Line[];
  /** What stood behind the last line feed; undefined if nothing did. */
  readonly rest: () => Line | undefined;
}

/** Cuts text that comes in pieces at its line feeds. What is kept between two pieces is never more than `longest` characters. */
export function createLineCutter(longest: number): LineCutter {
  let kept = '';
  let overlong = false;
  const keep = (text: string): void => {
    if (kept.length + text.length > longest) overlong = true;
    kept = overlong ? '' : kept + text;
  };
  const cut = (): Line => {
    const line = overlong ? null : kept.replace(/\r$/, '');
    [kept, overlong] = ['', false];
    return line;
  };
  return {
    push: (text) => {
      const parts = text.split('\n');
      const last = parts.pop() ?? '';
      const lines = parts.map((part) => {
        keep(part);
        return cut();
      });
      keep(last);
      return lines;
    },
    rest: () => (kept === '' && !overlong ? undefined : cut()),
  };
}
