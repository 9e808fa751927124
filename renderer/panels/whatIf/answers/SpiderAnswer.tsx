import { darkPalette, lightPalette } from '../../../../shared/interchange/palette.ts';
import { listed } from '../../../../shared/text/punctuation.ts';
import { language, theme } from '../../../state/settings.ts';
import { translate } from '../../../state/translate.ts';
import { seenModel } from '../../../state/whatIf.ts';
import { showInput } from '../../why/showInput.ts';
import { inputLabel, outcomeLabel, outcomeText, unitText } from '../inputNames.ts';
import type { SpiderDocument } from './answerDocuments.ts';

const size = { width: 720, height: 320, left: 84, right: 18, top: 20, bottom: 42 } as const;
/** Strokes tell lines apart as well, so that colour is never the only sign. */
const strokes = ['', '7 4', '2 3', '9 3 2 3'] as const;

/** The outcome along the way of each input, as lines that cross where nothing is moved. */
export function SpiderAnswer({ found }: { readonly found: SpiderDocument }) {
  const model = seenModel.value;
  const { outcome, base, lines, shares } = found;
  const palette = theme.value === 'dark' ? darkPalette : lightPalette;
  const values = [...lines.flatMap(({ outcomes }) => outcomes), base].filter((value) => value !== null);
  if (lines.length === 0 || values.length === 0) return <p class="muted">{translate('spider.none')}</p>;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = high > low ? (high - low) * 0.06 : Math.abs(high) * 0.1 || 1;
  const x = (place: number): number => size.left + (place / (shares.length - 1)) * (size.width - size.left - size.right);
  const y = (value: number): number => size.height - size.bottom - ((value - low + pad) / (high - low + 2 * pad)) * (size.height - size.top - size.bottom);
  const floor = size.height - size.bottom;
  const look = (place: number) => ({ stroke: palette.series[place % palette.series.length]!, 'stroke-dasharray': strokes[Math.floor(place / 2) % strokes.length]! });
  const title = `${outcomeLabel(outcome, model)}${unitText(outcome, model)}`;
  return (
    <div data-testid="spider">
      <svg class="lineDrawing" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={translate('spider.label', { outcome: title, inputs: listed(language.value, lines.map(({ input }) => inputLabel(input, model))) })}>
        {[low, (low + high) / 2, high].filter((each, place, all) => all.indexOf(each) === place).map((value) => (
          <g key={value}>
            <line class="gridLine" x1={size.left} x2={size.width - size.right} y1={y(value)} y2={y(value)} />
            <text class="tick" x={size.left - 6} y={y(value) + 4} text-anchor="end">{outcomeText(outcome, Number(value.toPrecision(5)), model)}</text>
          </g>
        ))}
        <line class="axisLine" x1={size.left} x2={size.width - size.right} y1={floor} y2={floor} />
        <line class="gridLine" x1={x((shares.length - 1) / 2)} x2={x((shares.length - 1) / 2)} y1={size.top} y2={floor} />
        {shares.map((share, place) => (place % Math.max(1, Math.floor((shares.length - 1) / 8)) === 0 ? <text key={share} class="tick" x={x(place)} y={floor + 16} text-anchor="middle">{shareText(share)}</text> : null))}
        <text class="axisTitle" x={size.left} y={size.height - 6}>{translate('spider.moved')}</text>
        <text class="axisTitle" x={4} y={12}>{title}</text>
        {lines.map(({ input, outcomes }, place) => (
          <path key={input} class="spiderLine" d={pathOf(outcomes, x, y)} {...look(place)}>
            <title>{inputLabel(input, model)}</title>
          </path>
        ))}
      </svg>
      <table class="listTable spiderKey">
        <thead>
          <tr>
            <th scope="col">{translate('whatIf.input')}</th>
            {[0, (shares.length - 1) / 2, shares.length - 1].map((place) => <th key={place} scope="col" class="number">{shareText(shares[Math.round(place)]!)}</th>)}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ input, outcomes }, place) => (
            <tr key={input} data-input={input} data-outcomes={outcomes.map((value) => value ?? '').join(' ')}>
              <th scope="row">
                <span class="spiderName">
                  <svg class="spiderSwatch" viewBox="0 0 26 8" aria-hidden="true"><line x1="1" x2="25" y1="4" y2="4" {...look(place)} /></svg>
                  <button type="button" class="link" onClick={() => showInput(input)}>{inputLabel(input, model)}</button>
                </span>
              </th>
              {[0, (shares.length - 1) / 2, shares.length - 1].map((step) => {
                const value = outcomes[Math.round(step)] ?? null;
                return <td key={step} class="number" title={String(value)}>{outcomeText(outcome, value, model)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {found.left > 0 && <p class="muted">{translate('spider.left', { count: found.left })}</p>}
    </div>
  );
}

function shareText(share: number): string {
  return `${share > 0 ? '+' : ''}${Number((share * 100).toPrecision(4))}%`;
}

/** Not drawn through where there is no outcome. */
function pathOf(outcomes: readonly (number | null)[], x: (place: number) => number, y: (value: number) => number): string {
  return outcomes.map((value, place) => (value === null ? '' : `${place === 0 || outcomes[place - 1] === null ? 'M' : 'L'}${x(place).toFixed(1)} ${y(value).toFixed(1)}`)).join('');
}
