import { parseArgs } from 'node:util';
import { ok, type Result } from '../../../lib/base/result.ts';

/** What a company orders: its sites, and where its browsers look for updates. */
export interface Order {
  readonly sites: readonly string[];
  readonly updateUrl: string;
  /** A private key in PEM; null: one is made, or the one made before is taken. */
  readonly key: string | null;
  readonly name: string;
  readonly geckoId: string;
  /** Null: that of this source. */
  readonly version: string | null;
  /** Folder that the packages are put into; null: `.output/package`. */
  readonly out: string | null;
}

/** The reason is a sentence for whoever typed the command. */
const refuse = (sentence: string): Result<never> => ({ ok: false, reason: sentence });

const isLoopback = (host: string): boolean => /^(127(\.\d+){3}|localhost|\[::1\])$/.test(host);

const PATTERN = /^(\*|[a-z]+):\/\/((?:\*\.)?[^/*:]+|\[[0-9a-f:]+\]|\*)(?::(\d+|\*))?\/(.*)$/i;

/** The address that a pattern stands for, without its stars. */
const addressOf = (site: string): string => site.replace('//*.', '//').slice(0, -1);

/** Why a match pattern is no site that a company can name; null where it is one. */
function siteFault(site: string): string | null {
  const [whole, scheme = '', host = '', port, path] = PATTERN.exec(site) ?? [];
  if (site === '<all_urls>' || host === '*') return `${site} is every site: name those of your phone, such as https://phone.example/*`;
  if (whole === undefined) return `${site} is no site: write it as https://phone.example/*`;
  if (scheme !== 'https' && scheme !== 'http') return `${site} is no site: it must begin with https:// (or http://)`;
  if (/^\*\.[^.]*$/.test(host))
    return `${site} is every site of a top-level domain: name those of your phone, such as https://phone.example/*`;
  if (port !== undefined) return `${site} names a port: browsers grant a host with all its ports, so leave the port out`;
  if (path !== '*') return `${site} names a path: browsers grant a host as a whole, so end it with /*`;
  return URL.canParse(addressOf(site)) ? null : `${site} is no site: no host is called that`;
}

function urlFault(updateUrl: string): string | null {
  const url = URL.parse(updateUrl);
  if (url === null) return `${updateUrl} is no address: write it as https://phone.example/onhook/update.xml`;
  if (url.protocol === 'https:') return null;
  if (url.protocol === 'http:' && isLoopback(url.hostname)) return null;
  return `${updateUrl} is not safe: browsers fetch the update over https`;
}

const isVersion = (version: string): boolean => /^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){0,3}$/.test(version);
/** As Firefox wants it: like an address of mail, or a uuid in braces. */
const isGeckoId = (id: string): boolean => /^[\w.-]*@[\w.-]+$/.test(id) || /^\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/i.test(id);
/** Chromium refuses a longer one. */
const LONGEST_NAME = 75;

const options = {
  sites: { type: 'string', multiple: true },
  'update-url': { type: 'string' },
  key: { type: 'string' },
  name: { type: 'string' },
  id: { type: 'string' },
  version: { type: 'string' },
  out: { type: 'string' },
} as const;

/** The flags as they came, or Node's own sentence on one that is not known. */
function flagsOf(args: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...args], options }).values);
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

/** Reads the arguments of `npm run package`. What is wrong with them is the reason, in one sentence. */
export function parseOrder(args: readonly string[]): Result<Order> {
  const flags = flagsOf(args);
  if (!flags.ok) return flags;
  const { sites = [], 'update-url': updateUrl, key = null, name, id, version = null, out = null } = flags.value;
  const [first] = sites;
  if (first === undefined) return refuse('say at least one site: --sites https://phone.example/*');
  const fault = sites.map(siteFault).find((each) => each !== null);
  if (fault !== undefined) return refuse(fault);
  if (updateUrl === undefined) return refuse('say where browsers look for updates: --update-url https://phone.example/onhook/update.xml');
  const unsafe = urlFault(updateUrl);
  if (unsafe !== null) return refuse(unsafe);
  if (version !== null && !isVersion(version)) return refuse(`${version} is no version: write up to four numbers with dots, such as 1.0.1`);
  const host = new URL(addressOf(first)).hostname;
  const geckoId = id ?? `onhook@${host}`;
  if (!isGeckoId(geckoId)) return refuse(`${geckoId} is no id for Firefox: write it as onhook@phone.example`);
  const shown = name ?? `Onhook (${host})`;
  if (shown.trim() === '' || shown.length > LONGEST_NAME) return refuse(`the name must have 1 to ${LONGEST_NAME} characters`);
  return ok({ sites: [...new Set(sites)], updateUrl, key, name: shown, geckoId, version, out });
}
