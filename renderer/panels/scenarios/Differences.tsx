import { useState } from 'preact/hooks';
import type { CellValue } from '../../../shared/columns/define.ts';
import { formatCell } from '../../../shared/columns/kinds/registry.ts';
import type { CellPlace } from '../../../shared/document/commands/setCells.ts';
import { scenarioById, targetOf, termOf } from '../../../shared/document/document.ts';
import { cellKey } from '../../../shared/document/scenario.ts';
import { type CellDifference, type FailureDifference, type PathDifference, type ScenarioDifference, scenarioDifferences } from '../../../shared/document/scenarioDifferences.ts';
import { driver } from '../../../shared/drivers/registry.ts';
import { baseScenario, baseScenarioId, type Scenario } from '../../../shared/drivers/scenario.ts';
import { Button } from '../../controls/Button.tsx';
import { branches, nameOfScenario, scenarioName } from '../../state/branches.ts';
import { copyDriver, copyFailure, differenceSides, offerCopy } from '../../state/scenarioCopies.ts';
import { language } from '../../state/settings.ts';
import { localized, translate } from '../../state/translate.ts';
import { firmNames, showFocus, workbook } from '../../state/workbook.ts';
import { useFirstLines } from '../../controls/useFirstLines.tsx';
import { rowName } from '../../state/placeName.ts';
import { formatContext } from '../contexts.ts';
import { driverNumber } from '../driverNumber.ts';
import { deltaText } from './figureText.ts';

/** Every cell, path and forced failure in which two scenarios differ, and the ways to copy them across or to the base. */
export function Differences() {
  const { a, b } = differenceSides.value;
  const left = scenarioById(workbook.value, a) ?? baseScenario;
  const right = scenarioById(workbook.value, b) ?? baseScenario;
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const found = scenarioDifferences(workbook.value, left, right);
  const cells = found.filter((each) => each.kind === 'cell');
  const chosen = cells.filter((each) => picked.has(keyOf(each)));
  const copied: readonly CellPlace[] = chosen.length === 0 ? cells : chosen;
  return (
    <div class="sheetScroll" data-testid="differences">
      <div class="compareChoice">
        <Side side="a" value={left} />
        <Button kind="quiet" testId="swapSides" onClick={() => (differenceSides.value = { a: right.id, b: left.id })}>
          {translate('differ.swap')}
        </Button>
        <Side side="b" value={right} />
      </div>
      {found.length === 0 && <p class="muted">{translate('differ.none')}</p>}
      {cells.length > 0 && (
        <div class="compareChoice" role="group" aria-label={translate('differ.copy')}>
          <span class="muted">{chosen.length === 0 ? translate('differ.all', { count: cells.length }) : translate('differ.chosen', { count: chosen.length })}</span>
          <Copy from={left} to={right.id} cells={copied} testId="copyAcross" />
          <Copy from={right} to={left.id} cells={copied} testId="copyBack" />
          {[left, right].filter((each, at, all) => each.id !== baseScenarioId && all.indexOf(each) === at && left.id !== baseScenarioId && right.id !== baseScenarioId).map((each) => (
            <Copy key={each.id} from={each} to={baseScenarioId} cells={copied} testId={`copyToBase-${each.id}`} />
          ))}
        </div>
      )}
      {found.length > 0 && <DifferenceTable found={found} left={left} right={right} picked={picked} setPicked={setPicked} />}
    </div>
  );
}

function Side({ side, value }: { readonly side: 'a' | 'b'; readonly value: Scenario }) {
  return (
    <label class="group">
      <span class="fieldLabel">{translate(`differ.${side}`)}</span>
      <select class="field" data-testid={`differ-${side}`} value={value.id} onChange={(event) => (differenceSides.value = { ...differenceSides.peek(), [side]: event.currentTarget.value })}>
        {[baseScenario, ...branches.value.map(({ scenario }) => scenario)].map((each) => (
          <option key={each.id} value={each.id}>
            {scenarioName(each)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Copy({ from, to, cells, testId }: { readonly from: Scenario; readonly to: string; readonly cells: readonly CellPlace[]; readonly testId: string }) {
  return (
    <Button kind="small" testId={testId} onClick={() => offerCopy({ from: from.id, to, cells: cells.map(({ table, id, key }) => ({ table, id, key })) })}>
      {translate('differ.copyTo', { from: scenarioName(from), to: nameOfScenario(to) })}
    </Button>
  );
}

interface TableProps {
  readonly found: readonly ScenarioDifference[];
  readonly left: Scenario;
  readonly right: Scenario;
  readonly picked: ReadonlySet<string>;
  readonly setPicked: (picked: ReadonlySet<string>) => void;
}

function DifferenceTable({ found, left, right, picked, setPicked }: TableProps) {
  const toggle = (key: string): void => {
    const next = new Set(picked);
    if (!next.delete(key)) next.add(key);
    setPicked(next);
  };
  const { shown, more } = useFirstLines(found, (next, count) => translate('shell.moreLines', { next, count }));
  return (
    <>
      <table class="listTable compareTable" data-testid="differenceTable">
        <thead>
          <tr>
            <th scope="col">
              <span class="visuallyHidden">{translate('differ.pick')}</span>
            </th>
            <th scope="col">{translate('shell.overrides.place')}</th>
            <th scope="col">{translate('shell.overrides.field')}</th>
            <th scope="col" class="number">
              {scenarioName(left)}
            </th>
            <th scope="col" class="number">
              {scenarioName(right)}
            </th>
            <th scope="col" class="number">
              {translate('differ.delta')}
            </th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {shown.map((each) =>
            each.kind === 'cell' ? <CellLine key={keyOf(each)} found={each} inScenario={right.id} isPicked={picked.has(keyOf(each))} onPick={() => toggle(keyOf(each))} />
            : each.kind === 'driver' ? <PathLine key={each.key} found={each} left={left} right={right} />
            : <FailureLine key={`failure ${each.firm}`} found={each} left={left} right={right} />)}
        </tbody>
      </table>
      {more}
    </>
  );
}

function keyOf({ table, id, key }: CellDifference): string {
  return cellKey(table, id, key);
}

function CellLine({ found, inScenario, isPicked, onPick }: { readonly found: CellDifference; readonly inScenario: string; readonly isPicked: boolean; readonly onPick: () => void }) {
  const { table, id, key, a, b, delta } = found;
  const term = termOf(table, key);
  const place = rowName(targetOf(table), id);
  const field = term === undefined ? key : localized(term.label);
  const text = (value: CellValue): string => (term === undefined ? '' : formatCell(value ?? term.default, term, formatContext()) || translate('shell.market.blank'));
  return (
    <tr>
      <td>
        <input type="checkbox" aria-label={translate('differ.pickOne', { field, place })} checked={isPicked} onChange={onPick} />
      </td>
      <td>
        <button type="button" class="link" onClick={() => showFocus({ table, id, key, ...(inScenario === baseScenarioId ? {} : { scenario: inScenario }) })}>
          {place}
        </button>
      </td>
      <td>{field}</td>
      <td class="number">{text(a)}</td>
      <td class="number">{text(b)}</td>
      <td class="number">{delta === null || term === undefined ? '' : `${delta > 0 ? '+' : ''}${formatCell(delta, term, formatContext())}`}</td>
      <td />
    </tr>
  );
}

interface PartProps<Found> {
  readonly found: Found;
  readonly left: Scenario;
  readonly right: Scenario;
}

/** A path is told by the quarter in which the two are furthest apart. */
function PathLine({ found: { key, a, b, delta }, left, right }: PartProps<PathDifference>) {
  const definition = driver(key);
  const at = delta.reduce((widest, value, place) => (Math.abs(value) > Math.abs(delta[widest] ?? 0) ? place : widest), 0);
  const text = (values: readonly number[]): string => driverNumber(definition, values[at] ?? definition.base);
  return (
    <tr>
      <td />
      <td>
        <button type="button" class="link" onClick={() => showFocus({ table: 'scenarios', id: right.id, key, scenario: right.id })}>
          {localized(definition.label)}
        </button>
      </td>
      <td>{translate('differ.widest', { quarter: at + 1 })}</td>
      <td class="number">{text(a)}</td>
      <td class="number">{text(b)}</td>
      <td class="number">{deltaText(delta[at] ?? 0, 'share', language.value)}</td>
      <td class="actionCell">
        <PartCopies left={left} right={right} copy={(from, to) => copyDriver(key, from, to)} />
      </td>
    </tr>
  );
}

function FailureLine({ found: { firm, a, b }, left, right }: PartProps<FailureDifference>) {
  const text = (value: number | null): string => (value === null ? '–' : String(value));
  return (
    <tr>
      <td />
      <td>{firmNames.value.get(firm) ?? translate('shell.overrides.missing')}</td>
      <td>{translate('differ.failure')}</td>
      <td class="number">{text(a)}</td>
      <td class="number">{text(b)}</td>
      <td class="number">{a === null || b === null ? '' : deltaText(b - a, 'quarters', language.value)}</td>
      <td class="actionCell">
        <PartCopies left={left} right={right} copy={(from, to) => copyFailure(firm, from, to)} />
      </td>
    </tr>
  );
}

/** Paths and forced failures are no cells: each is copied by itself, and never into the base, which has none. */
function PartCopies({ left, right, copy }: { readonly left: Scenario; readonly right: Scenario; readonly copy: (from: Scenario, to: Scenario) => void }) {
  const ways = [[left, right], [right, left]] as const;
  return (
    <span class="group">
      {ways.filter(([, to]) => to.id !== baseScenarioId).map(([from, to]) => (
        <Button key={to.id} kind="quiet small" title={translate('differ.copyTo', { from: scenarioName(from), to: scenarioName(to) })} onClick={() => copy(from, to)}>
          {translate('differ.into', { to: scenarioName(to) })}
        </Button>
      ))}
    </span>
  );
}
