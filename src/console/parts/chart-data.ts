// What a chart shows.

/** Tones whose lines are told apart in both themes. */
export type LineTone = 'good' | 'critical' | 'bad' | 'brand';

export interface Line {
  name: string;
  tone: LineTone;
  /** One for each time; null: there is none. */
  values: readonly (number | null)[];
}

export interface ChartData {
  /** Milliseconds since 1970, ascending. */
  times: readonly number[];
  lines: readonly Line[];
}
