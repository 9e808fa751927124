/** What a long check of one promise is, and what came of it. */

export type Outcome =
  /** `figure` is what was reached, in numbers; `kept` whether it is what was promised. */
  | { readonly kept: boolean; readonly figure: string }
  /** The machine does not allow it: says by name what is missing. */
  | { readonly notTried: string };

export interface FullCheck {
  /** Of the reliability page, such as `P1`. */
  readonly promise: string;
  /** What is tried. */
  readonly title: string;
  /** What was promised, as the table shows it. */
  readonly target: string;
  readonly run: (context: FullContext) => Promise<Outcome>;
}

export interface FullContext {
  /** A folder of its own for each check, removed afterwards. */
  readonly folder: string;
  /** Says how far it is, on one line. */
  readonly say: (progress: string) => void;
}
