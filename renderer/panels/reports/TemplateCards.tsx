import { paperLabels, reportTemplates } from '../../../shared/reports/templates/registry.ts';
import type { ReportTemplate } from '../../../shared/reports/templates/reportTemplate.ts';
import { addReport } from '../../state/reports.ts';
import { localized, translate } from '../../state/translate.ts';

/** What stands in place of pages while the workbook has no report: the templates, each with a picture of its first page. */
export function TemplateCards() {
  return (
    <section class="templateCards" aria-label={translate('reportPanel.new')} data-testid="templateCards">
      <p class="muted">{translate('reportPanel.none')}</p>
      <ul>
        {reportTemplates.map((template) => (
          <li key={template.id}>
            <button type="button" class="templateCard" data-testid={`card-${template.id}`} onClick={() => addReport(template.id)}>
              <span class="templateStage">
                <PagePicture template={template} />
              </span>
              <span class="templateName">{localized(template.label)}</span>
              <span class="muted">{localized(template.help)}</span>
              <span class="muted templatePaper">{localized(paperLabels[template.paper])}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Lines, figures and a chart as the template arranges them, in its accent; paper is white in both themes. */
function PagePicture({ template: { paper, look } }: { readonly template: ReportTemplate }) {
  const [width, height] = paper === 'slides' ? [128, 72] : [76, 106];
  const { accent, titlePage } = look;
  const first = titlePage ? height * 0.36 : 9;
  return (
    <svg class="templatePicture" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <rect width={width} height={height} fill="#fff" />
      <rect x="8" y={first} width={width * 0.55} height="6" fill={accent} />
      <rect x="8" y={first + 10} width={width * 0.38} height="2.5" fill="#9aa5b1" />
      <rect x="8" y={first + 15} width={width - 16} height="1" fill={accent} />
      {titlePage
        ? [0, 1, 2].map((line) => <rect key={line} x="8" y={first + 20 + 4.5 * line} width={width * (0.3 - 0.05 * line)} height="2" fill="#cdd4dc" />)
        : (
          <>
            {[0, 1, 2].map((place) => <rect key={place} x={8 + 21 * place} y="30" width="16" height="9" fill="#e4e9ee" />)}
            <path d="M8 72 V46 M8 72 H68 M12 70 V58 M24 70 V50 M36 70 V62 M48 70 V66" stroke={accent} stroke-width="3" fill="none" />
            {[0, 1, 2, 3].map((line) => <rect key={line} x="8" y={79 + 5 * line} width="60" height="2" fill="#cdd4dc" />)}
          </>
        )}
    </svg>
  );
}
