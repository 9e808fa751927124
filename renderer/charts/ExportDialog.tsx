import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Language, languages } from '../../shared/base/localized.ts';
import type { ChartDefinition } from '../../shared/charts/chartDefinition.ts';
import type { SavedChart } from '../../shared/document/savedChart.ts';
import { alternativeText } from '../../shared/interchange/alternativeText.ts';
import { captionLines } from '../../shared/interchange/caption.ts';
import type { Figure } from '../../shared/interchange/figure.ts';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { wantTask } from '../state/analyst.ts';
import { type FigurePurpose, figureStamp, shownFigure, workbookHash } from '../state/charts.ts';
import { language } from '../state/settings.ts';
import { showToast } from '../state/toasts.ts';
import { localized, translate } from '../state/translate.ts';
import { Field } from './ChartSettings.tsx';
import { copyPicture, copyTable, type FigureFormat, figureFormats, saveFigure } from './figureFiles.ts';
import { figureSvg } from './figureSvg.ts';
import { NumberField } from './NumberField.tsx';
import { densities, type Density, isPaperSize, paperLimits, pictureSize, type PictureSize, usualPaper } from './pictureSize.ts';

interface ExportDialogProps {
  readonly saved: SavedChart;
  readonly definition: ChartDefinition;
  readonly onClose: () => void;
}

/** What was chosen last, for the next chart. */
let last: { readonly format: FigureFormat; readonly density: Density } = { format: 'png', density: 'print' };

/** One chart out of the program: format, size, language, with a preview of the very picture. */
export function ExportDialog({ saved, definition, onClose }: ExportDialogProps) {
  const [format, setFormat] = useState(last.format);
  const [density, setDensity] = useState(last.density);
  const [spoken, setSpoken] = useState<Language>(language.peek());
  const [paper, setPaper] = useState<{ readonly width: number | null; readonly height: number | null } | null>(null);
  const [busy, setBusy] = useState(false);
  const figure = useExportFigure(saved, definition, spoken);
  const usual = figure === null ? null : usualPaper(figure);
  const wanted = { width: paper === null ? (usual?.width ?? null) : paper.width, height: paper === null ? (usual?.height ?? null) : paper.height };
  const size = figure === null || !isPaperSize(wanted.width) || !isPaperSize(wanted.height) ? null : pictureSize(figure, density, { width: wanted.width, height: wanted.height });
  const isReady = figure !== null && figure.empty === null && size !== null && !busy;
  const act = (deed: (figure: Figure, size: PictureSize) => Promise<unknown>, closes: boolean): void => {
    if (figure === null || size === null) return;
    last = { format, density };
    setBusy(true);
    deed(figure, size).then((done) => closes && done !== false && onClose(), () => showToast('error', () => translate('chart.notMade'))).finally(() => setBusy(false));
  };
  return (
    <Dialog
      title={translate('chart.exportTitle', { title: figure?.title ?? localized(definition.label) })}
      onClose={onClose}
      testId="chartExport"
      actions={
        <>
          <span class="grow muted" role="status">{busy ? translate('chart.making') : ''}</span>
          <Button testId="copyTable" disabled={!isReady} onClick={() => act((each) => copyTable(each), false)}>{translate('chart.copyTable')}</Button>
          <Button testId="copyPicture" disabled={!isReady} onClick={() => act(copyPicture, false)}>{translate('chart.copyPicture')}</Button>
          <Button onClick={onClose}>{translate('grid.cancel')}</Button>
          <Button kind="primary" testId="saveFigure" disabled={!isReady} onClick={() => act((each, measured) => saveFigure(each, format, measured, figureStamp(saved, each, now())), true)}>{translate('chart.save')}</Button>
        </>
      }
    >
      <div class="chartFields">
        <Choice label={translate('chart.format')} testId="figureFormat" value={format} ids={figureFormats} name={(id) => translate(`chart.format.${id}`)} onChoose={setFormat} />
        <Choice label={translate('chart.density')} testId="figureDensity" value={density} ids={densities} name={(id) => translate(`chart.density.${id}`)} onChoose={setDensity} />
        <Field label={translate('chart.widthCm')}><NumberField testId="figureWidth" percent={false} placeholder="" value={wanted.width} onChange={(width) => setPaper({ ...wanted, width })} /></Field>
        <Field label={translate('chart.heightCm')}><NumberField testId="figureHeight" percent={false} placeholder="" value={wanted.height} onChange={(height) => setPaper({ ...wanted, height })} /></Field>
        <Choice label={translate('chart.exportLanguage')} testId="figureLanguage" value={spoken} ids={languages} name={(id) => translate(`shell.language.${id}`)} onChoose={setSpoken} />
        <span class="chartPixels" data-testid="figurePixels">
          {size === null ? <span class="fieldError">{translate('chart.sizeRefused', paperLimits)}</span> : translate('chart.pixels', { width: size.width * size.scale, height: size.height * size.scale })}
        </span>
      </div>
      <Preview figure={figure} size={size} />
      {figure !== null && <p class="chartRemark" data-testid="figureFootnote">{translate('chart.footnote', { note: captionLines(figure).join(' · ') })}</p>}
    </Dialog>
  );
}

/** The figure as it leaves: in its language, with day and hash, without the slider's mark. */
function useExportFigure(saved: SavedChart, definition: ChartDefinition, spoken: Language): Figure | null {
  const purpose: FigurePurpose = useMemo(() => ({ language: spoken, date: now().slice(0, 10), hash: workbookHash() }), [spoken]);
  const { figure, task } = shownFigure(saved, definition, purpose);
  const key = task === null ? '' : JSON.stringify(task);
  useEffect(() => (task === null ? undefined : wantTask(task)), [key]);
  return figure;
}

/** The time on this machine, with its distance from UTC: 2025-11-24T10:20:30+08:00. */
function now(): string {
  const time = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  const ahead = -time.getTimezoneOffset();
  const zone = `${ahead < 0 ? '-' : '+'}${two(Math.floor(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`;
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}T${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}${zone}`;
}

function Preview({ figure, size }: { readonly figure: Figure | null; readonly size: PictureSize | null }) {
  const source = useMemo(() => (figure === null || size === null ? '' : URL.createObjectURL(new Blob([figureSvg(figure, size)], { type: 'image/svg+xml' }))), [figure, size?.width, size?.height]);
  useEffect(() => () => URL.revokeObjectURL(source), [source]);
  return <div class="chartPreview">{figure === null ? <p class="chartEmpty">{translate('chart.working')}</p> : source !== '' && <img src={source} alt={translate('chart.previewOf', { title: alternativeText(figure) })} data-testid="figurePreview" />}</div>;
}

interface ChoiceProps<Id extends string> {
  readonly label: string;
  readonly ids: readonly Id[];
  readonly value: Id;
  readonly name: (id: Id) => string;
  readonly testId: string;
  readonly onChoose: (id: Id) => void;
}

function Choice<Id extends string>({ label, ids, value, name, testId, onChoose }: ChoiceProps<Id>) {
  return (
    <Field label={label}>
      <select class="field" data-testid={testId} value={value} onChange={(event) => { const id = ids.find((each) => each === event.currentTarget.value); if (id !== undefined) onChoose(id); }}>
        {ids.map((id) => <option key={id} value={id}>{name(id)}</option>)}
      </select>
    </Field>
  );
}
