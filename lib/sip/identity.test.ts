import { expect, it } from 'vitest';
import { readIdentity } from './identity.ts';
import { captureText } from './text.ts';

const natives = captureText();

it.each([
  ['quoted name', '"Ada Whitlock" <sip:+1555@x>;tag=a1', '+1555', 'Ada Whitlock', 'a1'],
  ['quotes, brackets and backslash within', '"A \\"<B>\\" \\\\" <sip:b@x>', 'b', 'A "<B>" \\', ''],
  ['token name', 'Ada  Whitlock <sip:b@x>', 'b', 'Ada  Whitlock', ''],
  ['no name', '<sip:b@x;user=phone>;x=y;TAG= t ', 'b', '', 't'],
  ['bare address', 'sip:b@x;tag=t;y', 'b', '', 't'],
  ['UTF-8', '"Zoë 山田" <sip:zo%C3%AB@x>', 'zoë', 'Zoë 山田', ''],
  ['bad escapes stay as sent', '<sip:a%C3%28@x>', 'a%C3%28', '', ''],
  ['password and parameters left out', '<sip:+1555;npdi:secret@x>', '+1555', '', ''],
  ['telephone', '<tel:+1-555-0104;phone-context=x>', '+1-555-0104', '', ''],
  ['host alone', '<sip:exchange.example;x=a>', '', '', ''],
  ['another scheme', '<http://b@x>', '', '', ''],
  ['never closed quote', '"Ada <sip:b@x>', 'b', '"Ada', ''],
  ['never closed bracket', '"Ada" <sip:b@x', 'b', 'Ada', ''],
  ['list: the first', '"A" <sip:b@x>, "C" <tel:+1>', 'b', 'A', ''],
  ['nothing', '', '', '', ''],
])('%s', (_, value, user, name, tag) => {
  expect(readIdentity(natives, value)).toEqual({ user, name, tag });
});

it('keeps at most 128 characters, none of them halved', () => {
  const { user, name } = readIdentity(natives, `"${'x'.repeat(127)}😀" <sip:${'9'.repeat(500)}@x>`);
  expect([user.length, name]).toEqual([128, 'x'.repeat(127)]);
});
