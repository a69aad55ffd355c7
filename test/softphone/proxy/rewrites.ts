/** Other ways to write the same message, and a line more, as exchanges on the way write and add them. */
type Rewrite = (text: string) => string;

const SHORT: Readonly<Record<string, string>> = {
  Via: 'v',
  From: 'f',
  To: 't',
  'Call-ID': 'i',
  Contact: 'm',
  'Content-Type': 'c',
  'Content-Length': 'l',
};

const inHead =
  (change: Rewrite): Rewrite =>
  (text) => {
    const cut = text.indexOf('\r\n\r\n');
    return change(text.slice(0, cut)) + text.slice(cut);
  };

/** Adds a header line. */
export const withLine = (line: string): Rewrite => inHead((head) => `${head}\r\n${line}`);

/** Compact names wherever there is one (RFC 3261 §7.3.3). */
export const compact: Rewrite = inHead((head) =>
  head.replace(/^([\w-]+):/gm, (line, name: string) => (SHORT[name] === undefined ? line : `${SHORT[name]}:`)),
);

/** The parties' tags on lines of their own (RFC 3261 §7.3.1). */
export const folded: Rewrite = inHead((head) => head.replace(/^((?:From|To): [^\r\n]*?);tag=/gm, '$1\r\n ;tag='));
