import { describe, expect, it } from 'vitest';
import { redact, redactDraft } from './redact.ts';

describe('redact', () => {
  it.each([
    ['4111 1111 1111 1111', '••••1111'],
    ['paid with 4111-1111-1111-1111.', 'paid with ••••1111.'],
    ['amex 378282246310005 ok', 'amex ••••0005 ok'],
    ['５５５５５５５５５５５５４４４４', '••••4444'],
    ['on 2026-11-24 4111111111111111 was charged', 'on ••••1111 was charged'],
    ['11/24: 3782 822463 10005 12/27', '11/24: ••••1227'],
    ['4222222222222 12/27', '••••1227'],
    ['4111\u200b1111\u00a01111\n1111', '••••1111'],
  ])('masks the card in %j', (text, expected) => {
    expect(redact(text)).toEqual({ text: expected, counts: { card: 1 } });
  });

  it.each([
    ['CVV 123', 'CVV •••'],
    ['the cvc on the back is 9876, thanks', 'the cvc on the back is •••, thanks'],
    ['CVV2: 1 2 3', 'CVV2: •••'],
    ['security code 456', 'security code •••'],
    ['Prüfziffer 321', 'Prüfziffer •••'],
  ])('masks the security code in %j', (text, expected) => {
    expect(redact(text)).toEqual({ text: expected, counts: { security_code: 1 } });
  });

  it('masks an IBAN, however it is spaced, and leaves the words after it', () => {
    expect(redact('to de89 3704 0044 0532 0130 00 please').text).toBe('to ••••3000 please');
    expect(redact('GB82WEST12345698765432').counts).toEqual({ iban: 1 });
    expect(redact('GB83WEST12345698765432').counts).toEqual({});
  });

  it.each([
    '4111 1111 1111 1112',
    // Its first thirteen digits pass the check of a Visa card; the run does not.
    '4222222222222129',
    // The first number and part of the second pass the check of a Visa card.
    'call 415-555-0107, 415-555-0102',
    'call 0171 5550123 or +44 20 7946 0958',
    'order 90000000000000000000017',
    'the cvv was refused; invoice 1234',
    'room 123, ticket 4567',
    '',
  ])('leaves %j as it is', (text) => {
    expect(redact(text)).toEqual({ text, counts: {} });
  });

  it('counts each kind', () => {
    expect(redact('4111111111111111 cvv 123, then 5555555555554444').counts).toEqual({ card: 2, security_code: 1 });
  });
});

describe('redactDraft', () => {
  it('shows six digits of an open run and hides the seventh with the rest', () => {
    expect(redactDraft('card 4111 11', false).text).toBe('card 4111 11');
    expect(redactDraft('card 4111 111', false).text).toBe('card •••');
    expect(redactDraft('card 4111 1111 - ', false).text).toBe('card •••');
  });

  it('judges the run when another character closes it, or the field is left', () => {
    expect(redactDraft('0171 5550123 x', false).text).toBe('0171 5550123 x');
    expect(redactDraft('0171 5550123', true).text).toBe('0171 5550123');
    expect(redactDraft('4111 1111 1111 1111 x', false).text).toBe('••••1111 x');
    expect(redactDraft('4111 1111 1111 1111', true).text).toBe('••••1111');
  });

  it('hides a security code from its first digit', () => {
    expect(redactDraft('cvv 1', false).text).toBe('cvv •••');
    expect(redactDraft('cvv 12', false).text).toBe('cvv •••');
    expect(redactDraft('cvv 123', false).text).toBe('cvv •••');
  });
});
