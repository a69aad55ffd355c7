/** One version of a package, and where it lies. */
export interface Release {
  readonly id: string;
  readonly version: string;
  readonly url: string;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll("'", '&apos;');

/** What Chromium asks for at the update URL (Google's update protocol, version 2). */
export function updateXml({ id, version, url }: Release): string {
  return [
    `<?xml version='1.0' encoding='UTF-8'?>`,
    `<gupdate xmlns='http://www.google.com/update2/response' protocol='2.0'>`,
    `  <app appid='${escaped(id)}'>`,
    `    <updatecheck codebase='${escaped(url)}' version='${escaped(version)}' />`,
    '  </app>',
    '</gupdate>',
    '',
  ].join('\n');
}

/** What Firefox asks for at its own update URL. */
export function updatesJson({ id, version, url }: Release): string {
  return `${JSON.stringify({ addons: { [id]: { updates: [{ version, update_link: url }] } } }, null, 2)}\n`;
}
