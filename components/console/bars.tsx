import { type ReactNode, useId } from 'react';
import { m } from '../../.paraglide/messages.js';
import { type Bar, shareOf } from './figure.ts';

interface BarsProps {
  readonly title: string;
  /** What the figure says, in a sentence. */
  readonly sentence: string;
  readonly heading: string;
  readonly bars: readonly Bar[];
  readonly nameOf: (name: string) => string;
  /** Rows beyond this stay off the paper. */
  readonly printed?: number;
}

const number = new Intl.NumberFormat();

function Row({ bar, name, most, sum, isPrinted }: { bar: Bar; name: string; most: number; sum: number; isPrinted: boolean }): ReactNode {
  const share = shareOf(bar.count, sum);
  return (
    <tr className={isPrinted ? undefined : 'print:hidden'}>
      <th scope="row" className="py-[3px] pe-3 text-start font-normal whitespace-nowrap print:py-px">
        {name}
      </th>
      <td aria-hidden className="w-full py-[3px] print:py-px">
        <div className="console-bar" style={{ inlineSize: `${most === 0 ? 0 : (100 * bar.count) / most}%` }} />
      </td>
      <td className="py-[3px] ps-3 text-end print:py-px">{number.format(bar.count)}</td>
      <td className="min-w-13 py-[3px] ps-3 text-end whitespace-nowrap text-soft print:py-px">
        {share === null ? '' : m.console_percent({ share })}
      </td>
    </tr>
  );
}

/** A figure that is its own table: each row bears its bar, true to scale from zero, its count and its share. */
export function Bars({ title, sentence, heading, bars, nameOf, printed = Number.POSITIVE_INFINITY }: BarsProps): ReactNode {
  const id = useId();
  const most = Math.max(0, ...bars.map(({ count }) => count));
  const sum = bars.reduce((total, { count }) => total + count, 0);
  return (
    <section aria-labelledby={id} className="console-figure min-w-0">
      <h2 id={id} className="text-[14px] font-semibold">
        {title}
      </h2>
      <p className="mb-2 text-soft text-pretty">{sentence}</p>
      {bars.length > 0 && (
        <table className="w-full border-collapse tabular-nums" aria-labelledby={id}>
          <thead className="sr-only">
            <tr>
              <th scope="col">{heading}</th>
              <td aria-hidden />
              <th scope="col">{m.console_calls()}</th>
              <th scope="col">{m.console_share()}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar, at) => (
              <Row key={bar.name} bar={bar} name={nameOf(bar.name)} most={most} sum={sum} isPrinted={at < printed} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
