/** The words of a line of the tree. */
import { driver } from '../../../shared/drivers/registry.ts';
import { formatCell } from '../../../shared/columns/kinds/registry.ts';
import { valueOf } from '../../../shared/columns/define.ts';
import { columnOf, rowsOf, targetOf } from '../../../shared/document/document.ts';
import { formatMeasure } from '../../../shared/measures/formatMeasure.ts';
import { measure } from '../../../shared/measures/registry.ts';
import { userColumnId } from '../../../shared/rules/userColumn.ts';
import { factDefinition, subjectOf } from '../../../shared/trace/factRegistry.ts';
import { ownFacility } from '../../../shared/trace/traceBook.ts';
import type { CellNode, CostNode, FactNode, ResultNode, TraceNode } from '../../../shared/trace/traceNode.ts';
import { isMessageKey } from '../../../shared/text/messages.ts';
import { scenarioNamed, tracedRun, traceContext, traceValue } from '../../state/trace.ts';
import { rowName } from '../../state/placeName.ts';
import { result } from '../../state/recalc.ts';
import { language } from '../../state/settings.ts';
import { localized, translate } from '../../state/translate.ts';
import { placeOfFirm, ruleValues } from '../../state/userColumns.ts';
import { overlaid, workbook } from '../../state/workbook.ts';
import { formatContext } from '../contexts.ts';
import { amountText } from '../why/amountText.ts';
import { partyName } from '../why/explanationText.ts';
import type { TraceGroup } from './traceRows.ts';

/** What it is; `of`: whose it is, left out where it is the same as that of the line above. */
export interface LineText {
  readonly label: string;
  readonly of: string;
  readonly quarter: string;
  readonly value: string;
  /** All digits. */
  readonly full: string;
}

export function lineText(item: TraceNode | TraceGroup, parent: TraceNode | null): LineText {
  if (item.is === 'group') return groupText(item, parent);
  const owner = ownerOf(item);
  const of = parent !== null && owner === ownerOf(parent) ? '' : owner;
  return { label: labelOf(item), of, quarter: quarterOf(item), ...numberOf(item) };
}

/** A place in one phrase, for headings. */
export function nodeName(node: TraceNode): string {
  const [label, of] = [labelOf(node), ownerOf(node)];
  return of === '' ? label : language.value === 'en' ? `${label} · ${of}` : `${of}「${label}」`;
}

function groupText({ why, nodes }: TraceGroup, parent: TraceNode | null): LineText {
  const [first, last] = [nodes[0]!, nodes.at(-1)!];
  if (why === 'more') return { label: translate('trace.group.more', { count: nodes.length }), of: '', quarter: '', value: '', full: '' };
  if (why === 'atZero') return { label: translate('trace.group.atZero'), of: translate('trace.group.count', { count: nodes.length }), quarter: '', value: '', full: '' };
  const owners = new Set(nodes.map(ownerOf));
  const owner = ownerOf(first);
  const isOne = owners.size === 1;
  const quarters = new Set(nodes.map((node) => ('t' in node ? node.t : null)));
  const label = first.is === 'result' && first.t === null ? translate('trace.results') : labelOf(first);
  const count = isOne && quarters.size === nodes.length ? translate('trace.group.quarters', { count: nodes.length }) : translate('trace.group.count', { count: nodes.length });
  const whose = isOne && (parent === null || owner !== ownerOf(parent)) ? `${owner} · ` : '';
  const [from, to] = ['t' in first ? first.t : null, 't' in last ? last.t : null];
  const span = from === null || to === null ? '' : quarters.size === 1 ? quarterText(from) : translate('trace.quarters', { from: Math.min(from, to), to: Math.max(from, to) });
  return { label, of: whose + count, quarter: span, value: '', full: '' };
}

function labelOf(node: TraceNode): string {
  switch (node.is) {
    case 'fact': return localized(factDefinition(node.fact).label);
    case 'cell': return columnLabel(node);
    case 'driver': return translate('trace.driver', { driver: localized(driver(node.driver).label) });
    case 'result': return localized(measure(node.measure)!.label);
    case 'scenario': return translate(node.of.is === 'forced' ? 'trace.forced' : 'trace.scenario', { scenario: scenarioNamed(node.scenario) });
    case 'cost': return costText(node);
  }
}

function columnLabel({ table, key }: CellNode): string {
  const column = columnOf(workbook.value, table, key);
  return column === undefined ? key : localized(column.label);
}

function costText({ effect, kind, from, to, towards }: CostNode): string {
  const key = `trace.${effect}.${kind}`;
  const words = isMessageKey(key) ? translate(key) : kind;
  return towards === 'from' ? translate('trace.cost.pressure', { from: from === null ? translate('trace.cost.many') : partyName(from), kind: words }) : translate('trace.cost.to', { to: partyName(to), kind: words });
}

/** Whose place it is, in words. */
function ownerOf(node: TraceNode): string {
  switch (node.is) {
    case 'fact': return subjectOf(node.fact) === 'market' ? '' : subjectOf(node.fact) === 'firm' ? partyName(node.subject) : holdingName(node.subject);
    case 'cell': return node.table === 'market' ? rowName('market', undefined) : rowName(targetOf(node.table), node.id);
    case 'result': return partyName(node.firm);
    case 'driver': case 'scenario': case 'cost': return '';
  }
}

function holdingName(id: string): string {
  return id.startsWith(ownFacility) ? translate('trace.facility', { firm: partyName(id.slice(ownFacility.length)) }) : rowName('contract', id);
}

function quarterText(t: number): string {
  return t === 0 ? translate('trace.opening') : translate('trace.quarter', { quarter: t });
}

function quarterOf(node: TraceNode): string {
  return 't' in node && node.t !== null ? quarterText(node.t) : '';
}

const nothing = { value: '', full: '' };

function numberOf(node: TraceNode): Pick<LineText, 'value' | 'full'> {
  switch (node.is) {
    case 'fact': return factText(node);
    case 'cell': return cellText(node);
    case 'result': return resultText(node);
    case 'cost': return { value: amountText(node.amount), full: String(node.amount) };
    case 'driver': case 'scenario': return nothing;
  }
}

function factText(node: FactNode): Pick<LineText, 'value' | 'full'> {
  const value = traceValue(node);
  if (value === null) return nothing;
  const { kind } = factDefinition(node.fact);
  if (kind === 'yesNo') return { value: node.fact === 'fails' && value === 1 ? translate('trace.round', { round: roundOf(node) }) : translate(value === 1 ? 'trace.yes' : 'trace.no'), full: String(value) };
  if (kind === 'money') return { value: amountText(value), full: String(value) };
  return { value: formatMeasure(value, { kind, unit: 'none' }, language.value), full: String(value) };
}

function roundOf({ subject }: FactNode): number {
  return tracedRun.value?.result.failureRound[traceContext.value.book.firmNumber(subject) ?? -1] ?? 1;
}

function cellText({ table, id, key }: CellNode): Pick<LineText, 'value' | 'full'> {
  const term = columnOf(workbook.value, table, key);
  const row = rowsOf({ ...workbook.value, ...overlaid.value }, table).find((each) => each.id === id);
  if (term === undefined || row === undefined) return nothing;
  const own = table === 'firms' ? userColumnId(key) : null;
  const index = own === null ? undefined : placeOfFirm(id);
  const typed = valueOf(row, term);
  const value = own !== null && index !== undefined && typed === null ? (ruleValues.value?.value(own, index) ?? null) : typed;
  return { value: value === null ? ('blank' in term && term.blank !== undefined ? localized(term.blank) : '–') : formatCell(value, term, formatContext()), full: value === null ? '' : String(value) };
}

function resultText({ firm, measure: key, t }: ResultNode): Pick<LineText, 'value' | 'full'> {
  const found = measure(key);
  const index = result.value.firmIndex.get(firm);
  const outcome = result.value.result;
  if (found === undefined || index === undefined || outcome === null) return nothing;
  const value = found.compute(outcome, index, t ?? outcome.quarters);
  if (value === null) return { value: found.blank === undefined ? '–' : localized(found.blank), full: '' };
  return { value: formatMeasure(value, found, language.value), full: String(value) };
}

