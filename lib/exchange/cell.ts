/**
 * Where a spreadsheet may begin a cell: at its beginning, and wherever some locale or import splits a line, which is at semicolons, tabs and
 * line breaks. A cell that begins with one of OWASP's list, a full-width form of it or a bar is run as a formula, white space before it or
 * not; of a cell's first character OWASP lists tabs and line breaks too. Apostrophes are skipped over, so that a text which bore its own can be told
 * from one that was made harmless.
 */
const unsafe = /(?<=^|[;\t\r\n])(?=["'\s]*[=+\-@|\uFF0B\uFF0D\uFF1D\uFF20])|^(?=['\s]*[\t\r\n])/g;
const disarmed = /(?<=^|[;\t\r\n])'(?=["'\s]*[=+\-@|\uFF0B\uFF0D\uFF1D\uFF20])|^'(?=['\s]*[\t\r\n])/g;

/** A text that no spreadsheet runs: an apostrophe stands wherever a cell could begin as a formula. `armedText` gives the same text back. */
export const harmlessText = (text: string): string => text.replaceAll(unsafe, "'");

/** The text that was made harmless. */
export const armedText = (cell: string): string => cell.replaceAll(disarmed, '');
