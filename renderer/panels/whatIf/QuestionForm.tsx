import type { ComponentChildren } from 'preact';
import type { CellValue } from '../../../shared/columns/define.ts';
import type { NumberTerm } from '../../../shared/columns/define.ts';
import { formatCell } from '../../../shared/columns/kinds/registry.ts';
import { leverLimits, leverValue } from '../../../shared/analysis/trials/lever.ts';
import { baseScenario } from '../../../shared/drivers/scenario.ts';
import type { EngineModel } from '../../../shared/engine/inputs.ts';
import { Button } from '../../controls/Button.tsx';
import { ChoiceField } from '../../controls/ChoiceField.tsx';
import { PassingButton } from '../../controls/PassingButton.tsx';
import { Icon } from '../../controls/Icon.tsx';
import { TermField } from '../../controls/TermField.tsx';
import { activeCell } from '../../state/inspect.ts';
import { translate } from '../../state/translate.ts';
import { ask, askAbout, asked, giveUp, inputOfCell, question, seenModel, setParameters, working } from '../../state/whatIf.ts';
import { firmNames, workbook } from '../../state/workbook.ts';
import { formatContext, parseContext } from '../contexts.ts';
import { CorrelationEditor } from './CorrelationEditor.tsx';
import { countTerm, inputChoices, inputLabel, leverOf, outcomeChoices, outcomeLabel, outcomeUnit, plainTerm, shareTerm, standsAt, termOfLever, termOfUnit } from './inputNames.ts';
import { type QuestionField, questionFields } from './questionFields.ts';

/** The fields of the question; what is left blank says what the analysis takes instead. */
export function QuestionForm() {
  const { kind, parameters } = question.value;
  const model = seenModel.value;
  const fields = (questionFields[kind] ?? []).filter(({ when }) => when === undefined || when(parameters));
  const isWorking = working.value !== null;
  return (
    <form
      class="questionForm"
      data-fields
      data-testid="questionForm"
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <Labelled label={translate('whatIf.scenario')}>
        <select class="field" aria-label={translate('whatIf.scenario')} data-testid="whatIf-scenario" value={question.value.scenario ?? ''} onChange={(event) => askAbout(event.currentTarget.value === '' ? null : event.currentTarget.value)}>
          <option value="">{translate('whatIf.inFront', { name: scenarioName(asked.value.scenario) })}</option>
          {[baseScenario, ...workbook.value.scenarios].map(({ id }) => (
            <option key={id} value={id}>
              {scenarioName(id)}
            </option>
          ))}
        </select>
      </Labelled>
      {fields.map((field) => (
        <Labelled key={`${kind}-${field.name}`} label={translate(field.label)} wide={field.type === 'inputs' || field.type === 'scenarios' || field.type === 'correlations' || field.type === 'input' || field.type === 'outcome'}>
          <FieldOf field={field} model={model} parameters={parameters} />
        </Labelled>
      ))}
      <div class="questionRun">
        <Button kind="primary" testId="whatIf-ask" busy={isWorking} onClick={ask}>
          <Icon name="play" />
          {translate('whatIf.ask')}
        </Button>
        {isWorking && (
          <PassingButton testId="whatIf-stop" onClick={giveUp}>
            {translate('whatIf.stop')}
          </PassingButton>
        )}
      </div>
    </form>
  );
}

export function scenarioName(id: string): string {
  if (id === baseScenario.id) return translate('shell.base');
  return workbook.value.scenarios.find((each) => each.id === id)?.name ?? id;
}

function Labelled({ label, wide = false, children }: { readonly label: string; readonly wide?: boolean; readonly children: ComponentChildren }) {
  return (
    <div class={`questionField ${wide ? 'wide' : ''}`}>
      <span class="fieldLabel" aria-hidden="true">{label}</span>
      {children}
    </div>
  );
}

interface FieldProps {
  readonly field: QuestionField;
  readonly model: EngineModel;
  readonly parameters: Readonly<Record<string, string>>;
}

function FieldOf({ field, model, parameters }: FieldProps) {
  const { name } = field;
  const label = translate(field.label);
  const given = parameters[name];
  const testId = `whatIf-${name}`;
  switch (field.type) {
    case 'input':
      return <InputField field={field} model={model} parameters={parameters} />;
    case 'inputs':
      return <InputsField label={label} given={given} model={model} />;
    case 'inputValue': {
      const lever = leverOf(parameters[field.of], model);
      const term = lever === null ? plainTerm : termOfLever(lever);
      return <NumberField name={name} label={label} term={term} given={given} missing={lever === null ? null : usualEnd(lever, field.end, model)} disabled={lever === null} />;
    }
    case 'outcome':
      return (
        <ChoiceField
          label={label}
          shown={given === undefined ? (field.optional === true ? '' : outcomeLabel('losses', model)) : outcomeLabel(given, model)}
          choices={(typed) => (field.optional === true ? [{ name: '', label: translate('whatIf.none') }, ...outcomeChoices(model, typed)] : outcomeChoices(model, typed))}
          onChoose={(chosen) => setParameters({ [name]: chosen })}
          none={translate('whatIf.noSuchOutcome')}
          testId={testId}
          {...(field.optional === true ? { placeholder: translate('whatIf.none') } : {})}
        />
      );
    case 'outcomeValue':
      return <NumberField name={name} label={label} term={termOfUnit(outcomeUnit(field.of === 'losses' ? 'losses' : (parameters[field.of] ?? 'losses'), model))} given={given} missing={field.missing === undefined || field.missing === '' ? null : Number(field.missing)} />;
    case 'firm':
      return (
        <select class="field" aria-label={label} data-testid={testId} value={given ?? ''} onChange={(event) => setParameters({ [name]: event.currentTarget.value })}>
          <option value="">{translate('whatIf.anyFirm')}</option>
          {[...firmNames.value].map(([id, firm]) => (
            <option key={id} value={id}>
              {firm}
            </option>
          ))}
        </select>
      );
    case 'count':
    case 'number':
    case 'share':
      return <NumberField name={name} label={label} term={field.type === 'share' ? shareTerm : field.type === 'count' ? countTerm : plainTerm} given={given} missing={field.missing ?? null} />;
    case 'choice':
      return (
        <select class="field" aria-label={label} data-testid={testId} value={given ?? field.options[0]?.value ?? ''} onChange={(event) => setParameters({ [name]: event.currentTarget.value })}>
          {field.options.map(({ value, label: text }) => (
            <option key={value} value={value}>
              {translate(text)}
            </option>
          ))}
        </select>
      );
    case 'correlations':
      return <CorrelationEditor name={name} given={given} even={Number(parameters[field.even] ?? field.missing)} />;
    case 'scenarios':
      return <ScenariosField name={name} label={label} given={given} />;
  }
}

/** Both ends where none is given, as the analysis has them. */
function usualEnd(lever: NonNullable<ReturnType<typeof leverOf>>, end: 'from' | 'to', model: EngineModel): number | null {
  const place = end === 'from' ? 0 : 1;
  if (lever.kind === 'driver') return [-0.5, 0.5][place]!;
  if (lever.kind === 'multiple') return [0, 2][place]!;
  if (lever.kind === 'shock') return [0, 3][place]!;
  const now = leverValue(model, lever);
  if (now === null || now === 0) return null;
  const { min, max, whole } = leverLimits(lever);
  const at = now * [0.5, 1.5][place]!;
  return Math.min(max, Math.max(min, whole === true ? Math.round(at) : at));
}

interface NumberFieldProps {
  readonly name: string;
  readonly label: string;
  readonly term: NumberTerm;
  readonly given: string | undefined;
  /** What the analysis takes where nothing is given; null where there is nothing. */
  readonly missing: number | null;
  readonly disabled?: boolean;
}

function NumberField({ name, label, term, given, missing, disabled = false }: NumberFieldProps) {
  const format = formatContext();
  const value: CellValue = given === undefined || !Number.isFinite(Number(given)) ? null : Number(given);
  // A small tolerance would round to nothing.
  const small = missing !== null && missing !== 0 && Math.abs(missing) < 1e-4;
  return (
    <TermField
      term={term}
      value={value}
      parse={parseContext()}
      format={format}
      label={label}
      disabled={disabled}
      class="inputText"
      placeholder={missing === null ? '' : small ? String(missing) : String(formatShown(missing, term))}
      testId={`whatIf-${name}`}
      onCommit={(next) => setParameters({ [name]: next === null ? '' : String(next) })}
    />
  );
}

function formatShown(value: number, term: NumberTerm): string {
  return term.kind === 'share' || term.kind === 'rate' ? `${Number((value * 100).toPrecision(6))}%` : formatCell(value, term, formatContext());
}

function InputField({ field, model, parameters }: FieldProps) {
  const { name } = field;
  const given = parameters[name];
  const suffix = name.slice('input'.length);
  const cell = inputOfCell(activeCell.value);
  const choose = (input: string): void => setParameters({ [name]: input, [`from${suffix}`]: '', [`to${suffix}`]: '', ...(input === '' ? { [`steps${suffix}`]: '' } : {}) });
  const isOptional = field.type === 'input' && field.optional === true;
  return (
    <span class="inputChoice">
      <ChoiceField
        label={translate(field.label)}
        shown={given === undefined ? '' : inputLabel(given, model)}
        choices={(typed) => (isOptional ? [{ name: '', label: translate('whatIf.none') }, ...inputChoices(model, typed)] : inputChoices(model, typed))}
        onChoose={choose}
        none={translate('whatIf.noSuchInput')}
        placeholder={isOptional ? translate('whatIf.none') : translate('whatIf.typeInput')}
        testId={`whatIf-${name}`}
      />
      {cell !== null && cell !== given && (
        <Button kind="quiet icon" label={translate('whatIf.useCell', { cell: inputLabel(cell, model) })} testId={`whatIf-cell${suffix}`} onClick={() => choose(cell)}>
          <Icon name="plus" />
        </Button>
      )}
      {given !== undefined && <span class="muted inputNow">{translate('whatIf.now', { value: standsAt(given, model) })}</span>}
    </span>
  );
}

function InputsField({ label, given, model }: { readonly label: string; readonly given: string | undefined; readonly model: EngineModel }) {
  const names = given === undefined ? [] : given.split(',');
  const set = (next: readonly string[]): void => setParameters({ input: next.join(',') });
  return (
    <span class="inputSet">
      {names.map((name) => (
        <span key={name} class="inputChip">
          {inputLabel(name, model)}
          <Button kind="quiet icon small" label={translate('whatIf.leaveOut', { input: inputLabel(name, model) })} onClick={() => set(names.filter((each) => each !== name))}>
            <Icon name="close" />
          </Button>
        </span>
      ))}
      <ChoiceField
        label={label}
        shown=""
        clears
        choices={(typed) => inputChoices(model, typed).filter(({ name }) => !names.includes(name))}
        onChoose={(name) => set([...names, name])}
        none={translate('whatIf.noSuchInput')}
        placeholder={translate(names.length === 0 ? 'whatIf.allInputs' : 'whatIf.oneMore')}
        testId="whatIf-inputs"
      />
    </span>
  );
}

function ScenariosField({ name, label, given }: { readonly name: string; readonly label: string; readonly given: string | undefined }) {
  const chosen = given === undefined ? [] : given.split(',');
  return (
    <span class="inputSet" role="group" aria-label={label}>
      {workbook.value.scenarios.map(({ id, name: text }) => (
        <label key={id} class="scenarioTick">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            disabled={!chosen.includes(id) && chosen.length >= 4}
            onChange={(event) => setParameters({ [name]: (event.currentTarget.checked ? [...chosen, id] : chosen.filter((each) => each !== id)).join(',') })}
          />
          {text}
        </label>
      ))}
    </span>
  );
}
