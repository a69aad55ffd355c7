import { consolePart } from './console.ts';
import { measureLoad } from './load.ts';
import { measurePaint } from './paint.ts';
import { figure, type Part, pair, span, spreadOf } from './part.ts';
import { policyPart } from './policy.ts';
import { measureProfile } from './profile.ts';
import { recordsPart } from './records.ts';
import { samplerPart } from './sampler.ts';
import { measureSave } from './save.ts';
import { sipPart } from './sip.ts';
import { measureTap } from './tap.ts';

const TAP = { runs: 11, frames: 10_000 };
const RINGS = 30;
const CALLS = 30;
const LOADS = 20;
const CALL_SECONDS = 120;

/** By the name that `--only` takes, in the order in which they run. */
export const parts: Readonly<Record<string, Part>> = {
  tap: {
    doing: `the tap: ${TAP.runs} runs of ${TAP.frames} frames of each kind`,
    async measure() {
      const tap = await measureTap(TAP);
      return {
        readings: tap,
        rows: [
          ['the tap, µs a frame', 'median', `of ${tap.sip.runs.length}`, 'at most'],
          ['  SIP, beyond a proxy that does nothing', figure(tap.sip.tap), span(tap.sip.runs), '25'],
          ['    the same on a page that has just loaded', figure(tap.sip.first)],
          ['    noise: that proxy beyond none', figure(tap.sip.noise), span(tap.sip.noiseRuns)],
          ['    where the page reads the frame too', figure(tap.sipReadByPage.tap), span(tap.sipReadByPage.runs)],
          ['  other, beyond a proxy that does nothing', figure(tap.other.tap), span(tap.other.runs), '2'],
          ['    noise: that proxy beyond none', figure(tap.other.noise), span(tap.other.noiseRuns)],
        ],
      };
    },
  },
  paint: {
    doing: `frame to paint: ${RINGS} rings with the worker awake, ${RINGS} with it asleep`,
    async measure() {
      const rings = await measurePaint(RINGS);
      const paint = { awake: spreadOf(rings.awake), asleep: spreadOf(rings.asleep) };
      return {
        readings: paint,
        rows: [
          ['SIP frame to paint, ms', 'p50', 'p95', 'p95 at most'],
          [`  worker awake (${rings.awake.length})`, ...pair(paint.awake), '100'],
          [`  worker asleep (${rings.asleep.length})`, ...pair(paint.asleep), '300'],
        ],
      };
    },
  },
  save: {
    doing: `save key to saved: ${CALLS} calls`,
    async measure() {
      const { saves, puts } = await measureSave(CALLS);
      const save = { save: spreadOf(saves), put: spreadOf(puts) };
      return {
        readings: save,
        rows: [
          ['save key to saved, ms', 'p50', 'p95', 'p95 at most'],
          [`  to saved on screen (${saves.length})`, ...pair(save.save), '50'],
          [`    beside it: one raw strict put (${puts.length})`, ...pair(save.put)],
        ],
      };
    },
  },
  load: {
    doing: `page load: the phone's page ${LOADS} times with Onhook and ${LOADS} times without`,
    async measure() {
      const load = await measureLoad(LOADS);
      return {
        readings: load,
        rows: [
          ['page load, ms of the main thread', 'median', `of ${LOADS}`, 'at most'],
          ['  with Onhook', figure(spreadOf(load.onhook).p50), span(load.onhook)],
          ['  without', figure(spreadOf(load.bare).p50), span(load.bare)],
          ['  difference of the medians', figure(load.difference), '', '10'],
          ['    once the cockpit stands, three seconds later', figure(load.standing)],
        ],
      };
    },
  },
  profile: {
    doing: `our scripts on the phone's page: one call of ${CALL_SECONDS} s`,
    async measure() {
      const profile = await measureProfile(CALL_SECONDS);
      const percent = (ms: number) => `${((ms / profile.ms) * 100).toFixed(3)} %`;
      return {
        readings: profile,
        rows: [
          [`our scripts in ${Math.round(profile.ms / 1000)} s on the phone's page`, 'ms', 'of the time', 'at most'],
          ['  tap and bridge', figure(profile.tap + profile.bridge), percent(profile.tap + profile.bridge), '0.1 %'],
          ['    the tap', figure(profile.tap), percent(profile.tap)],
          ['    the bridge', figure(profile.bridge), percent(profile.bridge)],
          ['    beside them: gaps in which nothing ran', figure(profile.gaps), percent(profile.gaps)],
          ['    beside them: scripts of the page', figure(profile.page), percent(profile.page)],
        ],
      };
    },
  },
  sampler: samplerPart,
  sip: sipPart,
  policy: policyPart,
  console: consolePart,
  records: recordsPart,
};
