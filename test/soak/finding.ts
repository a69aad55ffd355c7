/** What one part of the soak found. */
export interface Finding {
  readonly title: string;
  readonly passed: boolean;
  /** The figures, in one line. */
  readonly figures: string;
}

export interface SoakOptions {
  /** Rounds of the part: kills, reloads. */
  readonly rounds: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}
