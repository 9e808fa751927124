import { unitLabel } from '../../../shared/base/units.ts';
import type { CardNumber, Measure } from '../../../shared/measures/define.ts';
import { formatMeasure } from '../../../shared/measures/formatMeasure.ts';
import { SidePanel } from '../../controls/SidePanel.tsx';
import { resultCell } from '../../state/explained.ts';
import { result } from '../../state/recalc.ts';
import { language } from '../../state/settings.ts';
import { localized, translate } from '../../state/translate.ts';
import { formulaShown, quarter } from '../../state/view.ts';
import { workbook } from '../../state/workbook.ts';
import { fullText } from './amountText.ts';
import { partyName } from './explanationText.ts';
import { FragileNote } from './FragileNote.tsx';
import './why.css';

/** How the result under the cursor comes about: rule, numbers put in, units, section of the model. It follows the cursor. */
export function FormulaCard() {
  if (!formulaShown.value) return null;
  const cell = resultCell.value;
  const title = cell === null ? translate('formula.rule') : translate('formula.title', { measure: localized(cell.measure.label), firm: partyName(cell.firm) });
  return (
    <SidePanel title={title} onClose={() => (formulaShown.value = false)} testId="formulaCard">
      {cell === null ? <p class="muted">{translate('formula.move')}</p> : <Card firm={cell.firm} measure={cell.measure} />}
    </SidePanel>
  );
}

function Card({ firm, measure }: { readonly firm: string; readonly measure: Measure }) {
  const { result: outcome, firmIndex, stale } = result.value;
  const index = firmIndex.get(firm);
  if (outcome === null || index === undefined) return null;
  const value = measure.compute(outcome, index, quarter.value);
  const unit = unitLabel(measure.unit, language.value, workbook.value.currency);
  return (
    <div class={`formulaCard ${stale ? 'stale' : ''}`} data-measure={measure.key} data-firm={firm}>
      <FragileNote firm={firm} />
      <p class="muted">{localized(measure.help)}</p>
      <p class="formulaRule">{localized(measure.formula)}</p>
      <table class="listTable">
        <thead>
          <tr>
            <th scope="col">{translate('formula.numbers')}</th>
            <th scope="col" class="number">{translate('formula.quarter')}</th>
            <th scope="col" class="number" />
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {measure.numbers(outcome, index, quarter.value).map((each) => (
            <Line key={`${each.key} ${each.t ?? ''}`} number={each} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{translate('formula.result')}</th>
            <td class="number">{measure.followsQuarter ? quarter.value : ''}</td>
            <td class="number" title={typeof value === 'number' ? fullText(value) : ''} data-testid="formulaResult" data-value={value ?? ''}>
              {value === null ? (measure.blank === undefined ? translate('formula.blank') : localized(measure.blank)) : formatMeasure(value, measure, language.value)}
            </td>
            <td class="muted">{measure.kind === 'share' || value === null ? '' : unit}</td>
          </tr>
        </tfoot>
      </table>
      <p class="muted">{translate('formula.page', { section: measure.section })}</p>
    </div>
  );
}

function Line({ number: { label, kind, unit, t, value } }: { readonly number: CardNumber }) {
  const shown = value === null ? translate('formula.blank') : formatMeasure(value, { kind, unit }, language.value);
  return (
    <tr>
      <th scope="row">{localized(label)}</th>
      <td class="number">{t ?? ''}</td>
      <td class="number" title={value === null ? '' : fullText(value)} data-value={value ?? ''}>{shown}</td>
      <td class="muted">{kind === 'share' || value === null ? '' : unitLabel(unit, language.value, workbook.value.currency)}</td>
    </tr>
  );
}
