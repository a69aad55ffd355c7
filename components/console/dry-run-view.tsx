import type { ReactNode } from 'react';
import { m } from '../../.paraglide/messages.js';
import type { RefusedRow } from '../../lib/exchange/read.ts';
import type { DevicePlan } from '../../lib/warehouse/plan.ts';
import { sayPageMessage } from '../ui/page-message.ts';
import type { BadManifest, DryRun, FileReport } from './drop.ts';

const number = new Intl.NumberFormat();
const head = 'border-b border-line px-2.5 py-1.5 text-[12px] first:ps-0 font-medium whitespace-nowrap text-faint text-start';
const cell = 'border-b border-line px-2.5 py-1.5 align-top first:ps-0';
const warned = 'text-ask font-medium';
/** Refusals that are listed for each file; the rest is counted. */
const LISTED = 20;

/** Where a file stands, in words, and whether a lead should look. */
function standingOf({ standing, log }: FileReport): readonly [text: string, isWarning: boolean] {
  if (log.problem !== null) return [sayPageMessage('file', log.problem), true];
  return [sayPageMessage('standing', standing), standing === 'edited'];
}

function FileRow({ file }: { readonly file: FileReport }): ReactNode {
  const [text, isWarning] = standingOf(file);
  return (
    <tr>
      <th scope="row" className={`${cell} min-w-[23rem] text-start font-normal break-all`}>
        {file.name}
      </th>
      <td className={`${cell} text-end`}>{number.format(file.log.rows)}</td>
      <td className={`${cell} text-end ${file.log.refused > 0 ? warned : ''}`}>{number.format(file.log.refused)}</td>
      <td className={`${cell} ${isWarning ? warned : 'text-soft'} text-pretty`}>{text}</td>
      <td className={`${cell} whitespace-nowrap`}>{file.isTaken ? m.console_taken() : m.console_not_taken()}</td>
    </tr>
  );
}

function ManifestRow({ manifest }: { readonly manifest: BadManifest }): ReactNode {
  return (
    <tr>
      <th scope="row" className={`${cell} min-w-[23rem] text-start font-normal break-all`}>
        {manifest.name}
      </th>
      <td className={cell} />
      <td className={cell} />
      <td className={`${cell} ${warned} text-pretty`}>{sayPageMessage('manifest', manifest.reason)}</td>
      <td className={`${cell} whitespace-nowrap`}>{m.console_not_taken()}</td>
    </tr>
  );
}

/** Names of columns that are told; a row of something else lacks them all. */
const TOLD = 6;

/** One refused row, in words. */
function refusalText({ row, reason, detail }: RefusedRow): string {
  const names = (detail ?? '').split(', ');
  const told = names.length > TOLD ? [...names.slice(0, TOLD), '…'].join(', ') : (detail ?? '');
  return m.console_refused_row({ row: number.format(row), reason: sayPageMessage('row', reason, { detail: told }) });
}

function Refusals({ file }: { readonly file: FileReport }): ReactNode {
  const { refused, refusals } = file.log;
  const listed = refusals.slice(0, LISTED);
  return (
    <details className="mt-2" open={refused <= 3}>
      <summary className="rounded-[4px] font-medium">{m.console_refused_in({ count: refused, name: file.name })}</summary>
      <ul className="mt-1 mb-0 list-none ps-4">
        {listed.map((refusal) => (
          <li key={refusal.row}>{refusalText(refusal)}</li>
        ))}
        {refused > listed.length && <li className="text-soft">{m.console_refused_more({ count: refused - listed.length })}</li>}
      </ul>
    </details>
  );
}

const rangeText = ([from, to]: readonly [number, number]): string =>
  from === to ? number.format(from) : `${number.format(from)}–${number.format(to)}`;

const shortOf = ({ device_id }: DevicePlan): string => device_id.slice(0, 8);

/** Devices of which nothing had come before, in one line. */
function newOnes(devices: readonly DevicePlan[]): string[] {
  const names = devices.filter(({ isNew }) => isNew).map(shortOf);
  const told = names.length > TOLD ? [...names.slice(0, TOLD), '…'] : names;
  return names.length === 0 ? [] : [m.console_devices_new({ count: names.length, devices: told.join(', ') })];
}

/** What a lead should know of a device's files; nothing of one that is whole. */
function notesOf(plan: DevicePlan): string[] {
  const { gaps, missingFiles, forks } = plan;
  const device = shortOf(plan);
  const listed = gaps.slice(0, 5).map(rangeText).join(', ');
  return [
    ...(gaps.length > 0 ? [m.console_device_gaps({ device, numbers: gaps.length > 5 ? `${listed} …` : listed })] : []),
    ...(missingFiles > 0 ? [m.console_device_missing({ device, count: missingFiles })] : []),
    ...(forks > 0 ? [m.console_device_fork({ device })] : []),
  ];
}

/** The dry run: what there is in each file, what of it was refused and why, and what is missing. */
export function DryRunView({ run }: { readonly run: DryRun }): ReactNode {
  const refused = run.files.filter(({ log }) => log.refused > 0);
  const notes = [...newOnes(run.plan.devices), ...run.plan.devices.flatMap(notesOf)];
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      <section aria-label={m.console_files()} tabIndex={0} className="overflow-x-auto">
        <table className="w-full border-collapse tabular-nums">
          <caption className="sr-only">{m.console_files()}</caption>
          <thead>
            <tr>
              <th scope="col" className={head}>
                {m.console_file()}
              </th>
              <th scope="col" className={`${head} text-end`}>
                {m.console_file_rows()}
              </th>
              <th scope="col" className={`${head} text-end`}>
                {m.console_file_refused()}
              </th>
              <th scope="col" className={`${head} w-full`}>
                {m.console_file_standing()}
              </th>
              <th scope="col" className={head}>
                {m.console_file_taken()}
              </th>
            </tr>
          </thead>
          <tbody>
            {run.files.map((file, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files of one name may be dropped; the list never changes.
              <FileRow key={at} file={file} />
            ))}
            {run.manifests.map((manifest) => (
              <ManifestRow key={manifest.name} manifest={manifest} />
            ))}
          </tbody>
        </table>
      </section>
      {refused.map((file, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above.
        <Refusals key={at} file={file} />
      ))}
      {notes.length > 0 && (
        <ul className="mt-2 mb-0 list-none p-0 text-soft">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </>
  );
}
