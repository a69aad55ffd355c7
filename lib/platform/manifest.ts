// placeholder until next commit
export const manifestFor = (_build: 'demo' | 'shipped', _browser: 'chrome' | 'firefox'): Record<string, unknown> => ({ name: 'Onhook' });
