import type { ComponentChildren } from 'preact';
import { unitLabel } from '../../../shared/base/units.ts';
import type { Language } from '../../../shared/base/localized.ts';
import type { ReportBlock, ReportColumn, TextRun } from '../../../shared/interchange/reportDocument.ts';
import { t } from '../../../shared/text/messages.ts';

interface BlockViewProps {
  readonly block: ReportBlock;
  readonly language: Language;
  readonly currency: string;
  /** Of a figure or a table, in the order of the report. */
  readonly number: number;
  readonly picture: string;
  readonly logo: string | null;
  /** Whether the title has a page to itself. */
  readonly hasOwnPage: boolean;
  /** Rows of a table on this page; all of them where left out. */
  readonly rows?: { readonly from: number; readonly to: number };
}

/** A block of a report as it stands on its page, in the language of the report and always on white. */
export function BlockView({ block, language, currency, number, picture, logo, hasOwnPage, rows }: BlockViewProps) {
  switch (block.kind) {
    case 'title':
      return (
        <header class={hasOwnPage ? 'reportTitle ownPage' : 'reportTitle'}>
          {logo !== null && <img class="reportLogo" alt="" src={logo} />}
          <h2>{block.title}</h2>
          {block.subtitle !== '' && <p class="reportSubtitle">{block.subtitle}</p>}
          {block.lines.map((line, index) => <p key={index} class="reportLine">{line}</p>)}
        </header>
      );
    case 'heading':
      return block.level === 1 ? <h3>{block.text}</h3> : <h4>{block.text}</h4>;
    case 'paragraph':
      return <p><Runs runs={block.runs} /></p>;
    case 'warning':
      return <p class="reportWarning" role="note"><Runs runs={block.runs} /></p>;
    case 'list': {
      const items = block.items.map((item, index) => <li key={index}><Runs runs={item} /></li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'keyFigures':
      return (
        <dl class={block.items.length === 4 ? 'reportFigures of4' : 'reportFigures'}>
          {block.items.map(({ label, text, remark }, index) => (
            <div key={index}>
              <dt>{label}</dt>
              <dd>
                <b>{text}</b>
                {remark !== '' && <small>{remark}</small>}
              </dd>
            </div>
          ))}
        </dl>
      );
    case 'figure':
      return (
        <figure>
          <img alt={block.alternative} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture)}`} />
          <figcaption>{t(language, 'reportFile.figureNumber', { number, caption: block.caption })}</figcaption>
          <p class="reportFootnote">{block.footnote}</p>
        </figure>
      );
    case 'table': {
      const { columns } = block.table;
      const from = rows?.from ?? 0;
      const to = rows?.to ?? block.table.rows.length;
      return (
        <figure>
          <figcaption>{t(language, 'reportFile.tableNumber', { number, caption: block.caption })}</figcaption>
          <table class={columns.length > 8 ? 'wide' : ''}>
            <thead>
              <tr>{columns.map((column, index) => <Head key={index} column={column} language={language} currency={currency} />)}</tr>
            </thead>
            <tbody>
              {block.table.rows.slice(from, to).map((row, index) => (
                <tr key={index}>{row.map((cell, place) => <td key={place} class={columns[place]?.isNumber === true ? 'number' : ''}>{cell.text}</td>)}</tr>
              ))}
            </tbody>
          </table>
          <p class="reportFootnote">{block.footnote}</p>
        </figure>
      );
    }
    case 'pageBreak':
      return null;
  }
}

function Head({ column, language, currency }: { readonly column: ReportColumn; readonly language: Language; readonly currency: string }) {
  const unit = column.unit === 'none' || column.unit === 'share' ? '' : unitLabel(column.unit, language, currency);
  return (
    <th scope="col" class={column.isNumber ? 'number' : ''}>
      {column.label}
      {unit !== '' && <span class="reportUnit">{unit}</span>}
    </th>
  );
}

function Runs({ runs }: { readonly runs: readonly TextRun[] }) {
  return (
    <>
      {runs.map(({ text, bold, italic }, index): ComponentChildren => {
        const inner = italic === true ? <em>{text}</em> : text;
        return bold === true ? <strong key={index}>{inner}</strong> : <span key={index}>{inner}</span>;
      })}
    </>
  );
}
