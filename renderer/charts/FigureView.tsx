import { useMemo } from 'preact/hooks';
import { alternativeText } from '../../shared/interchange/alternativeText.ts';
import type { Figure, FigureOf, FigureSeries } from '../../shared/interchange/figure.ts';
import { colourOf, darkPalette, lightPalette } from '../../shared/interchange/palette.ts';
import { inBrackets } from '../../shared/text/punctuation.ts';
import { selectFirms } from '../state/place.ts';
import { theme } from '../state/settings.ts';
import { translate } from '../state/translate.ts';
import { highlightedFirms } from '../state/view.ts';
import { ChartHost } from './ChartHost.tsx';
import { lineColour, patternAt, patternPath } from './drawings/barPatterns.ts';
import { dashes } from './drawings/drawing.ts';
import { panelsOf } from './drawings/multiples.ts';
import { firmsIn } from './pointed.ts';

interface FigureViewProps {
  readonly figure: Figure;
  readonly place: 'screen' | 'large';
}

/** A figure in the window: one canvas, or one a panel; what is clicked is selected in the grid, and what is selected there stands out. */
export function FigureView({ figure, place }: FigureViewProps) {
  const selected = highlightedFirms.value;
  // A selection that has nothing to do with the figure dims nothing.
  const highlight = useMemo(() => {
    const shown = firmsIn(figure);
    return new Set(selected.filter((id) => shown.has(id)));
  }, [figure, selected.join(' ')]);
  const label = translate('chart.pictureOf', { summary: alternativeText(figure) });
  if (figure.type !== 'multiples') return <ChartHost figure={figure} theme={theme.value} label={label} place={place} highlight={highlight} testId={`chart-canvas-${figure.id}`} onPick={selectFirms} />;
  return (
    <div class="chartPanels" role="group" aria-label={label} data-testid={`chart-panels-${figure.id}`}>
      <div class={`chartPanelGrid columns${Math.min(4, Math.max(1, figure.columns))}`}>
        {panelsOf(figure).map((panel, index) => (
          <div key={`${panel.id}${index}`} class="chartPanel">
            <h4>{panel.title}{panel.caption.unit !== '' && figure.caption.unit !== panel.caption.unit ? inBrackets(figure.language, panel.caption.unit) : ''}</h4>
            <ChartHost figure={panel} theme={theme.value} label={alternativeText(panel)} place="screen" withLegend={false} highlight={highlight} testId={`chart-canvas-${figure.id}-${index}`} onPick={selectFirms} />
          </div>
        ))}
      </div>
      <PanelLegend figure={figure} />
    </div>
  );
}

/** The series of all panels, each once, with colour and stroke, or the pattern of its bars. */
function PanelLegend({ figure }: { readonly figure: FigureOf<'multiples'> }) {
  const palette = theme.value === 'dark' ? darkPalette : lightPalette;
  const series = new Map<string, { readonly series: FigureSeries; readonly pattern: ReturnType<typeof patternAt> | null }>();
  for (const panel of figure.panels) {
    const hasBars = panel.type === 'stackedBars' || panel.type === 'groupedBars';
    (panel.type === 'fan' ? panel.lines : panel.series).forEach((each, index) => {
      if (!series.has(each.label)) series.set(each.label, { series: each, pattern: hasBars ? patternAt(index) : null });
    });
  }
  return (
    <ul class="chartLegend">
      {[...series.values()].map(({ series: { label, shortLabel, colour, stroke }, pattern }) => {
        const ink = colourOf(palette, colour);
        return (
          <li key={label}>
            <svg viewBox="0 0 26 8" aria-hidden="true">
              {pattern === null
                ? <path d="M0 4h26" fill="none" stroke={ink} stroke-width={2} stroke-dasharray={dashes[stroke].join(' ')} />
                : <><path d="M0 0h26v8h-26z" fill={ink} /><path d={patternPath(pattern, { width: 26, height: 8 })} fill="none" stroke={lineColour(palette, ink)} stroke-opacity={0.65} /></>}
            </svg>
            {shortLabel ?? label}
          </li>
        );
      })}
    </ul>
  );
}
