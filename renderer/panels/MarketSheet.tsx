import { useEffect, useRef } from 'preact/hooks';
import { unitLabel } from '../../shared/base/units.ts';
import { type CellValue, type Term } from '../../shared/columns/define.ts';
import { formatCell } from '../../shared/columns/kinds/registry.ts';
import { baseScenarioId } from '../../shared/drivers/scenario.ts';
import { marketGroups, marketTerms } from '../../shared/market/registry.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { TermField } from '../controls/TermField.tsx';
import { clearCellOverride, setCell } from '../state/edits.ts';
import { setActiveCell } from '../state/inspect.ts';
import { currentTab, focusRequest } from '../state/place.ts';
import { language } from '../state/settings.ts';
import { localized, translate } from '../state/translate.ts';
import { overlaid, scenario, typedText, workbook } from '../state/workbook.ts';
import { formatContext, parseContext } from './contexts.ts';
import { NoteButton } from './notes/NoteButton.tsx';

const allTerms: readonly Term[] = marketTerms;

/** The market's inputs as a form: one line each with unit, default and meaning. */
export function MarketSheet() {
  const sheet = useRef<HTMLDivElement>(null);
  const request = focusRequest.value;
  useEffect(() => {
    if (request?.place.table !== 'market' || currentTab.peek() !== 'market') return;
    sheet.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(request.place.key ?? '')}"] .field`)?.focus();
  }, [request]);
  return (
    <div class="sheetScroll" ref={sheet} data-fields data-testid="marketSheet">
      <table class="marketTable">
        <thead>
          <tr>
            <th scope="col">{translate('shell.market.input')}</th>
            <th scope="col" class="number">
              {translate('shell.market.value')}
            </th>
            <th scope="col">{translate('shell.market.unit')}</th>
            <th scope="col" class="number">
              {translate('shell.market.default')}
            </th>
            <th scope="col">{translate('shell.market.meaning')}</th>
          </tr>
        </thead>
        {marketGroups.map((group) => (
          <tbody key={group.id}>
            <tr>
              <th scope="rowgroup" colSpan={5} class="groupHeading">
                {localized(group.label)}
              </th>
            </tr>
            {allTerms.filter((term) => term.group === group.id).map((term) => (
              <MarketLine key={term.key} term={term} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function MarketLine({ term }: { readonly term: Term }) {
  const base = given(workbook.value.market[term.key]);
  const shown = given(overlaid.value.market[term.key]);
  const format = formatContext();
  const overridden = scenario.value.id !== baseScenarioId && scenario.value.overrides.some((each) => each.target === 'market' && each.field === term.key);
  const place = { table: 'market', id: 'market', key: term.key } as const;
  const label = localized(term.label);
  const text = (value: CellValue): string => formatCell(value, term, format) || translate('shell.market.blank');
  return (
    <tr data-field={term.key} class={overridden ? 'overridden' : ''} onFocusIn={() => setActiveCell(place)}>
      <th scope="row">{label}</th>
      <td class="valueCell">
        <TermField
          term={term}
          value={shown}
          parse={parseContext()}
          format={format}
          label={label}
          class={overridden ? 'overrideText' : 'inputText'}
          placeholder={formatCell(term.default, term, format)}
          testId={`market-${term.key}`}
          typed={typedText('market', workbook.value.market, term.key)}
          onCommit={(value, typed) => setCell(place, value, typed)}
          {...(overridden ? { title: translate('shell.market.overridden', { value: text(base ?? term.default) }) } : {})}
        />
        {overridden && (
          <Button kind="quiet icon small" label={translate('shell.market.clearOverride')} onClick={() => clearCellOverride(place)}>
            <Icon name="undo" />
          </Button>
        )}
        <NoteButton place={place} format={format} />
      </td>
      <td class="muted">{unitLabel(term.unit, language.value, workbook.value.currency)}</td>
      <td class="number muted">{text(term.default)}</td>
      <td class="muted meaning">{localized(term.help)}</td>
    </tr>
  );
}

function given(value: unknown): CellValue {
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' ? value : null;
}
