import { expect, it } from 'vitest';
import { addressOf } from './address.ts';

it.each([
  ['phone.example', 'https://phone.example/'],
  [' https://phone.example/agent?x=1 ', 'https://phone.example/agent?x=1'],
  ['http://10.0.0.7:8080/phone', 'http://10.0.0.7:8080/phone'],
  ['phone.example:8443/x', 'https://phone.example:8443/x'],
  ['localhost:3000', 'https://localhost:3000/'],
  ['chrome://extensions', 'chrome://extensions'],
  ['', null],
  ['my phone', null],
  ['phone', null],
  ['https://', null],
])('takes %j for %j', (typed, address) => {
  expect(addressOf(typed)).toBe(address);
});
