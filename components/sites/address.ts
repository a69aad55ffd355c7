/** The address that was meant by what was pasted or typed, `https` unless it says otherwise; null where it is none. */
export function addressOf(typed: string): string | null {
  const text = typed.trim();
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || /\s/.test(text) || !URL.canParse(full)) return null;
  const { protocol, hostname, href } = new URL(full);
  // A word alone is a slip of the hand, but for this machine's own name.
  return !/^https?:$/.test(protocol) || /[.:]/.test(hostname) || hostname === 'localhost' ? href : null;
}
