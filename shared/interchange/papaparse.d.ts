/** The part of papaparse that is used. Its published types bring in those of Node, which shared code must not see. */
declare module 'papaparse' {
  interface ParseError {
    readonly code: string;
    readonly row?: number;
  }
  interface ParseResult {
    readonly data: string[][];
    readonly errors: readonly ParseError[];
  }
  const papaparse: {
    parse(text: string, options: { readonly delimiter: string; readonly preview?: number; readonly newline?: string }): ParseResult;
  };
  export default papaparse;
}
