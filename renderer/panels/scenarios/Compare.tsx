import { useEffect, useState } from 'preact/hooks';
import { difference, failureChanges, type FirmFigureKey, firmFigures, systemFigures } from '../../../shared/analysis/scenarioSummary.ts';
import { type UnitId, unitLabel } from '../../../shared/base/units.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import { inBrackets } from '../../../shared/text/punctuation.ts';
import { branches, scenarioName } from '../../state/branches.ts';
import { compared, type ComparedColumn, comparedColumns, comparisonShown, measureAgainst, mostCompared, referenceId, toggleCompared } from '../../state/comparison.ts';
import { language } from '../../state/settings.ts';
import { explain, localized, translate } from '../../state/translate.ts';
import { chooseScenario, firmNames, firms, scenarioId, showFocus, workbook } from '../../state/workbook.ts';
import { deltaText, figureText } from './figureText.ts';

/** Up to six scenarios side by side, each against a reference, for the system and firm by firm; live while it is looked at. */
export function Compare() {
  useEffect(() => {
    comparisonShown.value = true;
    return () => {
      comparisonShown.value = false;
    };
  }, []);
  return (
    <div class="sheetScroll" data-testid="compare">
      <Choice />
      <SystemTable columns={comparedColumns.value} />
      <FirmTable columns={comparedColumns.value} />
    </div>
  );
}

function Choice() {
  const ids = compared.value.map(({ id }) => id);
  const isFull = ids.length >= mostCompared;
  return (
    <div class="compareChoice">
      <div class="chips" role="group" aria-label={translate('compare.choose')}>
        {[baseScenario, ...branches.value.map(({ scenario }) => scenario)].map((each) => {
          const isIn = ids.includes(each.id);
          const isFixed = isIn ? ids.length === 1 : isFull;
          return (
            <button
              key={each.id}
              type="button"
              class="chip"
              aria-pressed={isIn}
              aria-disabled={isFixed}
              title={isFixed ? translate(isIn ? 'compare.atLeastOne' : 'compare.atMost', { most: mostCompared }) : undefined}
              data-testid={`compare-${each.id}`}
              onClick={() => toggleCompared(each.id)}
            >
              {scenarioName(each)}
            </button>
          );
        })}
      </div>
      <label class="group">
        <span class="fieldLabel">{translate('compare.reference')}</span>
        <select class="field" data-testid="compareReference" value={referenceId.value} onChange={(event) => measureAgainst(event.currentTarget.value)}>
          {compared.value.map((each) => (
            <option key={each.id} value={each.id}>
              {scenarioName(each)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

interface TableProps {
  readonly columns: readonly ComparedColumn[];
}

function Heads({ columns, first }: TableProps & { readonly first: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        <th scope="col">{translate('compare.unit')}</th>
        {columns.map(({ scenario: each, stale }) => (
          <th key={each.id} scope="col" class={`number ${stale ? 'stale' : ''}`} aria-current={each.id === scenarioId.value ? 'true' : undefined}>
            <button type="button" class="link" title={translate('compare.toFront', { name: scenarioName(each) })} onClick={() => chooseScenario(each.id)}>
              {scenarioName(each)}
            </button>
            {each.id === referenceId.value && <span class="referenceMark">{translate('compare.isReference')}</span>}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function SystemTable({ columns }: TableProps) {
  const reference = columns.find(({ scenario: each }) => each.id === referenceId.value);
  return (
    <section aria-label={translate('compare.system')}>
      <h2>{translate('compare.system')}</h2>
      <table class="listTable compareTable" data-testid="compareSystem">
        <Heads columns={columns} first={translate('compare.figure')} />
        <tbody>
          {systemFigures.map(({ key, label, help, unit }) => (
            <tr key={key} data-figure={key}>
              <th scope="row" title={localized(help)}>
                {localized(label)}
              </th>
              <td class="muted">{unitText(unit)}</td>
              {columns.map((column) => (
                <Figure key={column.scenario.id} column={column} isReference={column === reference} unit={unit} value={systemValue(column, key)} reference={reference === undefined ? null : systemValue(reference, key)} />
              ))}
            </tr>
          ))}
          {(['added', 'removed', 'moved'] as const).map((change) => (
            <tr key={change} data-figure={`firms.${change}`}>
              <th scope="row">{translate(`compare.${change}`)}</th>
              <td />
              {columns.map((column) => (
                <td key={column.scenario.id} class={`firmsCell ${column.stale ? 'stale' : ''}`}>
                  {column === reference || reference === undefined ? '' : <ChangedFirms changes={changed(reference, column, change)} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {columns.map(({ scenario: each, outcome }) =>
        outcome === null || outcome.state === 'done' ? null : (
          <p key={each.id} class="fieldError" role="alert">
            {scenarioName(each)}: {outcome.state === 'refused' ? outcome.problems.slice(0, 3).map(explain).join(' ') : translate('compare.failed', { message: outcome.message })}
          </p>
        ))}
    </section>
  );
}

/** The unit as a column of its own; counts have none. */
function unitText(unit: UnitId): string {
  return unitLabel(unit, language.value, workbook.value.currency);
}

interface FigureProps {
  readonly column: ComparedColumn;
  readonly isReference: boolean;
  readonly unit: UnitId;
  readonly value: number | null;
  readonly reference: number | null;
}

/** A figure, and below it how far it is from the reference, in its unit and in percent. */
function Figure({ column, isReference, unit, value, reference }: FigureProps) {
  const { absolute, relative } = difference(value, reference);
  return (
    <td class={`number ${column.stale ? 'stale' : ''}`}>
      {column.outcome === null ? '…' : value === null ? '–' : figureText(value, unit, language.value)}
      {!isReference && absolute !== null && absolute !== 0 && (
        <span class="delta">
          {deltaText(absolute, unit, language.value)}
          {relative !== null && inBrackets(language.value, deltaText(relative, 'share', language.value))}
        </span>
      )}
      {!isReference && absolute === 0 && <span class="delta">=</span>}
    </td>
  );
}

function systemValue({ outcome }: ComparedColumn, key: string): number | null {
  return outcome?.state === 'done' ? (outcome.summary.system[key] ?? null) : null;
}

function firmValue({ outcome, firmIndex }: ComparedColumn, figure: FirmFigureKey, id: string): number | null {
  const place = firmIndex.get(id);
  return outcome?.state === 'done' && place !== undefined ? (outcome.summary.firms[figure][place] ?? null) : null;
}

/** Worked out once for each outcome: of thousands of firms few fail. */
const failingOf = new WeakMap<object, ReadonlyMap<string, number>>();

/** The quarter of each firm that fails, by id. */
function failing({ outcome, firmIndex }: ComparedColumn): ReadonlyMap<string, number> {
  if (outcome?.state !== 'done') return new Map();
  const known = failingOf.get(outcome);
  if (known !== undefined) return known;
  const found = new Map<string, number>();
  for (const [id, place] of firmIndex) {
    const quarter = outcome.summary.firms.failureQuarter[place] ?? null;
    if (quarter !== null) found.set(id, quarter);
  }
  failingOf.set(outcome, found);
  return found;
}

interface Changed {
  readonly id: string;
  readonly text: string;
}

function changed(reference: ComparedColumn, column: ComparedColumn, change: 'added' | 'removed' | 'moved'): readonly Changed[] {
  if (reference.outcome?.state !== 'done' || column.outcome?.state !== 'done') return [];
  const changes = failureChanges(failing(reference), failing(column));
  const name = (id: string): string => firmNames.value.get(id) ?? '';
  return change === 'moved'
    ? changes.moved.map(({ firm, from, to }) => ({ id: firm, text: translate('compare.movedFirm', { firm: name(firm), from, to }) }))
    : changes[change].map((id) => ({ id, text: name(id) }));
}

/** Longer lists would push the table apart; the rest is in the table of firms. */
const mostNamed = 8;

function ChangedFirms({ changes }: { readonly changes: readonly Changed[] }) {
  if (changes.length === 0) return <span class="muted">–</span>;
  return (
    <>
      <span class="muted">{changes.length}</span>
      <ul>
        {changes.slice(0, mostNamed).map(({ id, text }) => (
          <li key={id}>
            <button type="button" class="link" onClick={() => showFocus({ table: 'firms', id })}>
              {text}
            </button>
          </li>
        ))}
      </ul>
      {changes.length > mostNamed && <span class="muted">{translate('compare.more', { count: changes.length - mostNamed })}</span>}
    </>
  );
}

/** A table of thousands of lines would hold up the edits that it follows. */
const mostLines = 200;

function FirmTable({ columns }: TableProps) {
  const [figure, setFigure] = useState<FirmFigureKey>('failureQuarter');
  const [onlyChanged, setOnlyChanged] = useState(true);
  const [all, setAll] = useState(false);
  const reference = columns.find(({ scenario: each }) => each.id === referenceId.value);
  const definition = firmFigures.find(({ key }) => key === figure);
  if (reference === undefined || definition === undefined) return null;
  const differs = (id: string): boolean => {
    const here = firmValue(reference, figure, id);
    return columns.some((column) => column.outcome?.state === 'done' && !Object.is(firmValue(column, figure, id), here));
  };
  const lines = onlyChanged ? firms.value.filter(({ id }) => differs(id)) : firms.value;
  const shown = all ? lines : lines.slice(0, mostLines);
  return (
    <section aria-label={translate('compare.firms')}>
      <div class="compareChoice">
        <h2>{translate('compare.firms')}</h2>
        <label class="group">
          <span class="fieldLabel">{translate('compare.figure')}</span>
          <select class="field" data-testid="compareFigure" value={figure} onChange={(event) => setFigure(firmFigures.find(({ key }) => key === event.currentTarget.value)?.key ?? 'failureQuarter')}>
            {firmFigures.map(({ key, label }) => (
              <option key={key} value={key}>
                {localized(label)}
              </option>
            ))}
          </select>
        </label>
        <label class="group">
          <input type="checkbox" data-testid="compareOnlyChanged" checked={onlyChanged} onChange={(event) => setOnlyChanged(event.currentTarget.checked)} />
          {translate('compare.onlyChanged')}
        </label>
      </div>
      {lines.length === 0 ? (
        <p class="muted">{translate('compare.noFirm')}</p>
      ) : (
        <table class="listTable compareTable" data-testid="compareFirms">
          <Heads columns={columns} first={translate('compare.firm')} />
          <tbody>
            {shown.map(({ id, name }) => (
              <tr key={id}>
                <th scope="row">
                  <button type="button" class="link" onClick={() => showFocus({ table: 'firms', id })}>
                    {String(name ?? '')}
                  </button>
                </th>
                <td class="muted">{unitText(definition.unit)}</td>
                {columns.map((column) => (
                  <Figure key={column.scenario.id} column={column} isReference={column === reference} unit={definition.unit} value={firmValue(column, figure, id)} reference={firmValue(reference, figure, id)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {shown.length < lines.length && (
        <button type="button" class="button" onClick={() => setAll(true)}>
          {translate('compare.showAll', { count: lines.length })}
        </button>
      )}
    </section>
  );
}
