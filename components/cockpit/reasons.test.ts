import { describe, expect, it } from 'vitest';
import { guidance } from '../../test/support/gallery/fixtures.ts';
import { headlineOf, shortHeadlineOf } from './headline.ts';
import { sentencesOf } from './reasons.ts';

describe('the headline', () => {
  it('is the next step’s where it has one of its own', () => {
    expect(headlineOf(guidance({ nextStep: { kind: 'return' } }))).toBe('Go back to the caller');
    expect(headlineOf(guidance({ verdict: 'permitted', nextStep: { kind: 'release', intent: 'survey' } }))).toBe('Send to the survey');
    expect(headlineOf(guidance({ nextStep: { kind: 'ask_policy' } }))).toBe('Ask your supervisor');
  });
  it('is the verdict’s else', () => {
    expect(headlineOf(guidance({ nextStep: { kind: 'say', intent: 'final_warning' } }))).toBe('Stay on the line');
    expect(headlineOf(guidance({ verdict: 'never', nextStep: { kind: 'escalate' } }))).toBe('Never end this call');
  });
  it('has a short form for the line', () => {
    expect(shortHeadlineOf(guidance({ nextStep: { kind: 'return' } }))).toBe('Go back');
    expect(shortHeadlineOf(guidance({ verdict: 'permitted' }))).toBe('May end');
  });
});

describe('the sentences', () => {
  const known = { rule: 'C2', fact: 'final_warning' };
  it('say each fact that has words, once', () => {
    expect(sentencesOf(guidance({ reasons: [known, known, { rule: 'X', fact: 'no_such_fact' }] }))).toHaveLength(1);
  });
  it('are never none', () => {
    expect(sentencesOf(guidance({ reasons: [{ rule: 'X', fact: 'no_such_fact' }] }))).toHaveLength(1);
  });
  it('say never where the headline is a step’s', () => {
    expect(sentencesOf(guidance({ verdict: 'never', nextStep: { kind: 'return' } }))[0]).toMatch(/^Never end this call\. \S/);
  });
});
