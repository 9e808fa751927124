import type { AskedQuestion } from '../../../state/whatIf.ts';

/** What draws an answer gets: its document, which the analysis of its kind wrote, and the question. */
export interface AnswerProps<Shape> {
  readonly question: AskedQuestion;
  readonly found: Shape;
}
