import { build, type Plugin } from 'vite';

/** One module and what it imports as a classic script that leaves its exports in the global `name`. */
export async function bundleScript(entry: string, name: string, plugins: Plugin[] = []): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins,
    build: { write: false, target: 'chrome144', lib: { entry, name, formats: ['iife'] } },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  const chunk = outputs.find((one) => one.type === 'chunk');
  if (!chunk) throw new Error(`nothing was built from ${entry}`);
  return chunk.code;
}
