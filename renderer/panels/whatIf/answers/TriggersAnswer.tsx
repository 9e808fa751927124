import { kind as kindTerm } from '../../../../shared/columns/terms/kind.ts';
import { inBrackets, listed } from '../../../../shared/text/punctuation.ts';
import { language } from '../../../state/settings.ts';
import { localized, translate } from '../../../state/translate.ts';
import { seenModel } from '../../../state/whatIf.ts';
import { firmNames } from '../../../state/workbook.ts';
import { outcomeText, unitText } from '../inputNames.ts';
import type { TriggersDocument } from './answerDocuments.ts';
import type { AnswerProps } from './answerProps.ts';

/** The order of failure by kind of firm under each trigger, alone and together: as a table, and over time. */
export function TriggersAnswer({ found }: AnswerProps<TriggersDocument>) {
  const nameOf = (firm: string): string => firmNames.value.get(firm) ?? firm;
  const kinds = found.kinds.map(({ kind, firms }) => ({ kind, firms, label: localized(kindTerm.options.find(({ id }) => id === kind)?.label ?? { en: kind, zhHant: kind }) }));
  return (
    <>
      <h3>{translate('triggers.order')}</h3>
      <div class="answerTableScroll">
        <table class="listTable triggerTable" data-testid="triggerOrder">
          <thead>
            <tr>
              <th scope="col">{translate('triggers.kind')}</th>
              {found.columns.map(({ name, scenarios }, place) => (
                <th key={name} scope="col" title={name} aria-label={name}>
                  <span class={`triggerNumber ${scenarios.length === 1 ? 'alone' : ''}`}>{place + 1}</span>
                  {' '}
                  {scenarios.length === 1 ? name : scenarios.map((id) => found.triggers.findIndex((each) => each.id === id) + 1).join('\u00a0+\u00a0')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {kinds.map(({ kind, firms, label }) => (
              <tr key={kind}>
                <th scope="row">{label}<span class="muted">{translate('triggers.firmCount', { count: firms })}</span></th>
                {found.columns.map((column) => {
                  const at = column.order.find((each) => each.kind === kind);
                  return (
                    <td key={column.name} class={at === undefined ? 'muted' : `place${Math.min(5, at.place)}`} data-place={at?.place ?? ''}>
                      {at === undefined ? '–' : translate('triggers.place', { place: at.place, quarter: at.t })}
                    </td>
                  );
                })}
              </tr>
            ))}
            <tr class="triggerSums">
              <th scope="row">{translate('triggers.failures')}</th>
              {found.columns.map(({ name, failures }) => <td key={name} title={listed(language.value, failures.map(({ firm, t }) => `${nameOf(firm)}${inBrackets(language.value, translate('triggers.inQuarter', { quarter: t }))}`))}>{failures.length}</td>)}
            </tr>
            <tr>
              <th scope="row">{`${translate('triggers.losses')}${unitText('losses', seenModel.value)}`}</th>
              {found.columns.map(({ name, losses }) => <td key={name} data-losses={losses}>{outcomeText('losses', losses, seenModel.value)}</td>)}
            </tr>
            <tr>
              <th scope="row">{translate('triggers.stays')}</th>
              {found.columns.map(({ name, firstKindStays }) => <td key={name}>{firstKindStays === null ? '–' : `${Math.round(firstKindStays * 100)}%`}</td>)}
            </tr>
          </tbody>
        </table>
      </div>
      <h3>{translate('triggers.overTime')}</h3>
      <Timeline found={found} kinds={kinds} />
    </>
  );
}

/** By kind and quarter: the numbers of the triggers under which the kind fails first in that quarter. */
function Timeline({ found, kinds }: { readonly found: TriggersDocument; readonly kinds: readonly { readonly kind: string; readonly label: string }[] }) {
  const last = Math.max(1, ...found.columns.flatMap(({ order }) => order.map(({ t }) => t)));
  const failing = kinds.filter(({ kind }) => found.columns.some(({ order }) => order.some((each) => each.kind === kind)));
  const quarters = Array.from({ length: last }, (_, place) => place + 1);
  return (
    <div class="answerTableScroll">
      <table class="triggerTime" data-testid="triggerTime">
        <thead>
          <tr>
            <th scope="col">{translate('triggers.quarter')}</th>
            {quarters.map((t) => <th key={t} scope="col">{t}</th>)}
          </tr>
        </thead>
        <tbody>
          {failing.map(({ kind, label }) => (
            <tr key={kind}>
              <th scope="row">{label}</th>
              {quarters.map((t) => (
                <td key={t}>
                  {found.columns.map(({ name, order }, place) => order.some((each) => each.kind === kind && each.t === t) && (
                    <span key={name} class={`triggerNumber ${place < found.triggers.length ? 'alone' : ''}`} title={name}>{place + 1}</span>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
