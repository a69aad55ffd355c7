/** What this project reads of a package.json. */
export interface PackageFile {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const EXACT = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

/** Versions that another day resolves otherwise. */
export function versionFaults({ dependencies, devDependencies }: PackageFile): string[] {
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => `${name}: ${version}`);
}

const SHORT = ['test', 'start'];

/** Commands that a page tells a reader to run and package.json does not know. */
export function commandFaults(text: string, { scripts }: PackageFile): string[] {
  const runs = [...text.matchAll(/\bnpm run ([a-z][a-z:-]*)/g)].map(([, name]) => name ?? '');
  const shorts = [...text.matchAll(/\bnpm (test|start)\b/g)].map(([, name]) => name ?? '');
  return [...new Set([...runs, ...shorts.filter((name) => SHORT.includes(name))])].filter((name) => !(name in scripts));
}

/** Files that a script starts and nobody wrote. */
export function scriptFaults({ scripts }: PackageFile, exists: (path: string) => boolean): string[] {
  const started = Object.values(scripts).flatMap((script) => [...script.matchAll(/\bnode ([\w./-]+\.ts)/g)].map(([, path]) => path ?? ''));
  return started.filter((path) => !exists(path));
}

/** A lock file as npm writes it: what it knows of a package, by where that lies. */
export interface LockFile {
  readonly packages: Readonly<Record<string, object>>;
}

/** Packages of other platforms that the lock file does not name: npm 11 then refuses a clean install anywhere. */
export function lockFaults({ packages }: LockFile): string[] {
  const named = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)));
  const wanted = Object.values(packages).flatMap((each) =>
    'optionalDependencies' in each ? Object.keys(Object(each.optionalDependencies)) : [],
  );
  return [...new Set(wanted)].filter((name) => !named.has(name));
}
