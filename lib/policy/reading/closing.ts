import type { ClosingFamily, ClosingItem, ClosingWay } from '../document/closing.ts';
import { type Line, line, span, word } from './line.ts';

const itemLine = (item: ClosingItem): Line =>
  'say' in item
    ? line('item_say', { intent: word('intent', item.say) })
    : line('item_hear', { answer: word('answer', `${item.hear}_${item.what}`) });

function wayLines({ situation, items, waitMs, outbound, keptOnRequest, keptOnRefusal, shutByOddness, survey }: ClosingWay): Line[] {
  return [
    { ...line('way', { way: word('closing', situation), wait: span(waitMs) }), parts: items.map(itemLine) },
    ...(outbound === null ? [] : [line('way_outbound', { wait: span(outbound.waitMs) })]),
    line('way_request', { number: keptOnRequest + 1 }),
    ...(keptOnRefusal === null ? [] : [line('way_refusal', { number: keptOnRefusal + 1 })]),
    ...(shutByOddness ? [line('way_odd')] : []),
    ...(survey === null ? [] : [line('way_survey')]),
  ];
}

/** How a call is closed, way by way. */
export const closingLines = ({ ways, settleFirst }: ClosingFamily): Line[] => [
  ...ways.flatMap(wayLines),
  ...(settleFirst.length === 0 ? [] : [line('settle', { requests: settleFirst.map((each) => word('request', each)) })]),
];
