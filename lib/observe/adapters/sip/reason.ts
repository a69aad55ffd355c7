/** What a message says about why it was sent (RFC 3326), reduced to what the ended-by table asks for. */
export interface Cause {
  readonly sip: number | null;
  readonly q850: number | null;
  /** Lower case, of all values. */
  readonly text: string;
}

/** Values stand between commas; a comma within a quoted text parts nothing. */
const values = (reason: string): string[] => reason.match(/(?:[^,"]|"[^"]*"?)+/g) ?? [];

function codeOf(value: string): number | null {
  const code = /;\s*cause\s*=\s*"?(\d{1,3})/i.exec(value)?.[1];
  return code === undefined ? null : Number(code);
}

/** Reads a Reason as sent: JsSIP writes a space before the semicolon, Asterisk's own cause counts as Q.850. Never throws. */
export function causeOf(reason: string): Cause {
  const read = values(reason).map((value) => ({
    protocol: /^\s*([^;\s]*)/.exec(value)?.[1]?.toLowerCase(),
    code: codeOf(value),
    text: /;\s*text\s*=\s*"?([^"]*)/i.exec(value)?.[1]?.toLowerCase() ?? '',
  }));
  const coded = read.filter(({ code }) => code !== null);
  return {
    sip: coded.find(({ protocol }) => protocol === 'sip')?.code ?? null,
    q850: coded.find(({ protocol }) => protocol === 'q.850' || protocol === 'asterisk')?.code ?? null,
    text: read
      .map(({ text }) => text)
      .join(' ')
      .trim(),
  };
}
