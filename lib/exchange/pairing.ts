import { type Manifest, manifestName } from './manifest.ts';

/**
 * What the manifests say of a data file. `as_written`: one bears its digest. `edited`: one bears its name and another digest, so the file was
 * changed, or cut off on its way. `no_manifest`: none speaks of it.
 */
export type Standing = 'as_written' | 'edited' | 'no_manifest';

export interface DataFile {
  readonly name: string;
  /** Null where it could not be read. */
  readonly sha256: string | null;
}

export interface NamedManifest {
  readonly name: string;
  readonly manifest: Manifest;
}

export interface Paired {
  readonly standing: Standing;
  /** The manifest that bears the digest, or else the one that bears the name. */
  readonly manifest: Manifest | null;
}

export interface Pairing {
  /** In the order of the files. */
  readonly files: readonly Paired[];
  /** Manifests without their file. */
  readonly lone: readonly NamedManifest[];
}

/** By digest, not by name: a copy of a file may be called anything. */
export function pairManifests(files: readonly DataFile[], manifests: readonly NamedManifest[]): Pairing {
  const digests = new Set(files.map(({ sha256 }) => sha256));
  const open = manifests.filter(({ manifest }) => !digests.has(manifest.sha256));
  const pairOf = ({ name, sha256 }: DataFile): Paired => {
    const own = manifests.find(({ manifest }) => manifest.sha256 === sha256);
    if (own !== undefined) return { standing: 'as_written', manifest: own.manifest };
    const namesake = open.find((each) => each.manifest.file === name || each.name === manifestName(name));
    return { standing: namesake === undefined ? 'no_manifest' : 'edited', manifest: namesake?.manifest ?? null };
  };
  const paired = files.map(pairOf);
  const taken = new Set(paired.map(({ manifest }) => manifest));
  return { files: paired, lone: open.filter(({ manifest }) => !taken.has(manifest)) };
}
