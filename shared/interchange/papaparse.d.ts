/** The part of papaparse that is used. Its published types bring in those of Node, which shared code must not see. */
declare module 'papaparse' {
  interface ParseError {
    readonly code: string;
    readonly row?: number;
  }
  interface ParsedRow {
    readonly data: string[];
    readonly errors: readonly ParseError[];
  }
  interface ParseResult {
    readonly data: string[][];
    readonly errors: readonly ParseError[];
  }
  const papaparse: {
    /** With `step` each row is given to it, and none is in the result. */
    parse(text: string, options: { readonly delimiter: string; readonly preview?: number; readonly newline?: string; readonly step?: (row: ParsedRow) => void }): ParseResult;
  };
  export default papaparse;
}
