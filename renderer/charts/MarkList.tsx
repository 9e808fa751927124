import type { ChartMark } from '../../shared/document/savedChart.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { translate } from '../state/translate.ts';
import { NumberField } from './NumberField.tsx';

const kinds = ['event', 'zone', 'note', 'limit'] as const;
/** The fields that each kind has. */
const fields: Readonly<Record<(typeof kinds)[number], readonly ('quarter' | 'to' | 'value')[]>> = { event: ['quarter'], zone: ['quarter', 'to'], note: ['quarter', 'value'], limit: ['value'] };

interface MarkListProps {
  readonly marks: readonly ChartMark[];
  readonly percent: boolean;
  readonly onChange: (marks: readonly ChartMark[]) => void;
}

/** What is written on a chart: events and shaded spans by quarter, notes at a point, lines at a value. Kinds of later programs stay as they are. */
export function MarkList({ marks, percent, onChange }: MarkListProps) {
  const set = (index: number, mark: ChartMark): void => onChange(marks.map((each, place) => (place === index ? mark : each)));
  return (
    <fieldset class="chartMarks">
      <legend class="fieldLabel">{translate('chart.marks')}</legend>
      {marks.map((mark, index) => (
        <div key={index} class="chartMark" role="group" aria-label={translate('chart.markNumber', { number: index + 1 })}>
          <select class="field" aria-label={translate('chart.markKind')} data-testid={`markKind-${index}`} value={mark.kind} onChange={(event) => set(index, { ...mark, kind: kinds.find((kind) => kind === event.currentTarget.value) ?? mark.kind })}>
            {kinds.map((kind) => <option key={kind} value={kind}>{translate(`chart.mark.${kind}`)}</option>)}
          </select>
          <input class="field grow" aria-label={translate('chart.markText')} placeholder={translate('chart.markText')} data-testid={`markText-${index}`} value={mark.text} onInput={(event) => set(index, { ...mark, text: event.currentTarget.value })} />
          {(fields[mark.kind] ?? []).map((field) => (
            <NumberField
              key={field}
              label={translate(`chart.mark.${field}`)}
              placeholder={translate(`chart.mark.${field}`)}
              testId={`mark-${field}-${index}`}
              percent={percent && field === 'value'}
              value={mark[field] ?? null}
              onChange={(value) => set(index, withField(mark, field, value))}
            />
          ))}
          <Button kind="icon quiet" label={translate('chart.removeMark')} testId={`removeMark-${index}`} onClick={() => onChange(marks.filter((_, place) => place !== index))}>
            <Icon name="trash" />
          </Button>
        </div>
      ))}
      <Button kind="small" testId="addMark" onClick={() => onChange([...marks, { kind: 'event', text: '', quarter: 1 }])}>
        <Icon name="plus" />
        {translate('chart.addMark')}
      </Button>
    </fieldset>
  );
}

function withField(mark: ChartMark, field: 'quarter' | 'to' | 'value', value: number | null): ChartMark {
  const { [field]: _former, ...rest } = mark;
  return value === null ? rest : { ...rest, [field]: value };
}
