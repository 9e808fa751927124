import { translate } from '../../../state/translate.ts';
import { seenModel } from '../../../state/whatIf.ts';
import { inputLabel, inputText, outcomeLabel, outcomeText, unitText } from '../inputNames.ts';
import type { GridDocument } from './answerDocuments.ts';
import type { AnswerProps } from './answerProps.ts';
import { HeatMap } from './HeatMap.tsx';
import { LineDrawing } from './LineDrawing.tsx';

/** One input: a line. Two: a heat map. */
export function GridAnswer({ question, found }: AnswerProps<GridDocument>) {
  const model = seenModel.value;
  const { input, outcome } = found;
  const name = inputLabel(input, model);
  const of = `${outcomeLabel(outcome, model)}${unitText(outcome, model)}`;
  const xText = (x: number): string => inputText(input, Number(x.toPrecision(5)), model);
  const yText = (y: number): string => outcomeText(outcome, Number(y.toPrecision(5)), model);
  if (found.input2 === undefined) {
    return (
      <LineDrawing
        points={found.values.map((x, place) => ({ x, y: found.cells[place] ?? null }))}
        jumps={[]}
        marks={[]}
        target={null}
        xText={xText}
        yText={yText}
        xTitle={name}
        yTitle={of}
        label={translate('grid.line', { outcome: of, input: name, from: xText(found.values[0] ?? 0), to: xText(found.values.at(-1) ?? 0) })}
      />
    );
  }
  const { input2 } = found;
  return (
    <HeatMap
      question={question}
      columns={found.values.map((value) => ({ value, text: xText(value) }))}
      rows={found.values2.map((value) => ({ value, text: inputText(input2, Number(value.toPrecision(5)), model) }))}
      cells={found.cells}
      cellText={(value) => outcomeText(outcome, value, model)}
      names={{ columns: name, rows: inputLabel(input2, model), outcome: of }}
      inputs={{ columns: input, rows: input2 }}
    />
  );
}
