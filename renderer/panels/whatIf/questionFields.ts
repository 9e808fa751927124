/** Which fields the form of each kind of question has: one line a field. The names are the parameters of the analysis. */
import type { MessageKey } from '../../../shared/text/messages.ts';

export type QuestionField = { readonly name: string; readonly label: MessageKey; readonly when?: (parameters: Readonly<Record<string, string>>) => boolean } & (
  /** An input; `optional` may be left out. */
  | { readonly type: 'input'; readonly optional?: true; readonly missing?: string }
  /** Several inputs; none is all of them. */
  | { readonly type: 'inputs' }
  /** A value of the input named by another parameter. */
  | { readonly type: 'inputValue'; readonly of: string; readonly end: 'from' | 'to' }
  | { readonly type: 'outcome'; readonly optional?: true }
  /** A value of the outcome named by another parameter, or of the one that stands here. */
  | { readonly type: 'outcomeValue'; readonly of: string; readonly missing?: string }
  | { readonly type: 'firm'; readonly optional?: true }
  | { readonly type: 'count' | 'number' | 'share'; readonly missing?: number }
  | { readonly type: 'choice'; readonly options: readonly { readonly value: string; readonly label: MessageKey }[] }
  | { readonly type: 'scenarios' }
  /** A matrix of what moves by chance; blank, the number of another parameter stands for all pairs. */
  | { readonly type: 'correlations'; readonly even: string; readonly missing: number }
);

const span = (suffix: '' | '2' | '3', when?: QuestionField['when']): readonly QuestionField[] => [
  { name: `from${suffix}`, label: 'whatIf.from', type: 'inputValue', of: `input${suffix}`, end: 'from', ...(when === undefined ? {} : { when }) },
  { name: `to${suffix}`, label: 'whatIf.to', type: 'inputValue', of: `input${suffix}`, end: 'to', ...(when === undefined ? {} : { when }) },
];
const has = (name: string): NonNullable<QuestionField['when']> => (parameters) => parameters[name] !== undefined;
const outcome: QuestionField = { name: 'outcome', label: 'whatIf.outcome', type: 'outcome' };
const input: QuestionField = { name: 'input', label: 'whatIf.input', type: 'input' };
const steps = (missing: number, suffix: '' | '2' = '', when?: QuestionField['when']): QuestionField => ({ name: `steps${suffix}`, label: 'whatIf.steps', type: 'count', missing, ...(when === undefined ? {} : { when }) });

/** The parameter that says which end is bad; it is no parameter of the analysis, which has one for each. */
export const conditionNames = ['failures', 'firm', 'loss'] as const;
const unlessOther = (own: (typeof conditionNames)[number]): NonNullable<QuestionField['when']> => (parameters) => !conditionNames.some((name) => name !== own && parameters[name] !== undefined);

export const questionFields: Readonly<Record<string, readonly QuestionField[]>> = {
  seek: [outcome, { name: 'target', label: 'whatIf.target', type: 'outcomeValue', of: 'outcome' }, input, ...span(''), steps(65)],
  grid: [
    outcome, input, ...span(''), steps(11),
    { name: 'input2', label: 'whatIf.input2', type: 'input', optional: true }, ...span('2', has('input2')), steps(11, '2', has('input2')),
  ],
  tornado: [
    outcome, { name: 'swing', label: 'whatIf.swing', type: 'share', missing: 0.1 }, { name: 'bars', label: 'whatIf.bars', type: 'count', missing: 30 },
    { name: 'least', label: 'whatIf.least', type: 'outcomeValue', of: 'outcome', missing: '0' }, { name: 'input', label: 'whatIf.inputs', type: 'inputs' },
  ],
  reverse: [
    { name: 'failures', label: 'whatIf.failuresAtLeast', type: 'count', when: unlessOther('failures') },
    { name: 'firm', label: 'whatIf.firmFails', type: 'firm', optional: true, when: unlessOther('firm') },
    { name: 'loss', label: 'whatIf.lossAtLeast', type: 'outcomeValue', of: 'losses', when: unlessOther('loss') },
    input, ...span(''), steps(81), { name: 'tolerance', label: 'whatIf.tolerance', type: 'number', missing: 1e-9 },
  ],
  rescue: [
    { name: 'firm', label: 'whatIf.firmToSave', type: 'firm', optional: true },
    { name: 'failures', label: 'whatIf.failuresAtMost', type: 'count', missing: 0, when: (parameters) => parameters['firm'] === undefined },
    { name: 'most', label: 'whatIf.mostCash', type: 'outcomeValue', of: 'losses', missing: '' },
  ],
  each: [{ name: 'quarter', label: 'whatIf.quarter', type: 'count', missing: 1 }],
  next: [input],
  optimise: [
    outcome,
    { name: 'goal', label: 'whatIf.goal', type: 'choice', options: [{ value: 'least', label: 'whatIf.goal.least' }, { value: 'greatest', label: 'whatIf.goal.greatest' }] },
    { name: 'condition', label: 'whatIf.condition', type: 'outcome', optional: true },
    { name: 'atMost', label: 'whatIf.atMost', type: 'outcomeValue', of: 'condition', when: has('condition') },
    { name: 'atLeast', label: 'whatIf.atLeast', type: 'outcomeValue', of: 'condition', when: has('condition') },
    input, ...span(''),
    { name: 'input2', label: 'whatIf.input2', type: 'input', optional: true }, ...span('2', has('input2')),
    { name: 'input3', label: 'whatIf.input3', type: 'input', optional: true, when: has('input2') }, ...span('3', has('input3')),
    { name: 'tries', label: 'whatIf.tries', type: 'count', missing: 400 }, { name: 'seed', label: 'whatIf.seed', type: 'count', missing: 1 },
  ],
  triggers: [
    { name: 'with', label: 'whatIf.triggers', type: 'scenarios' },
    { name: 'tries', label: 'whatIf.tries', type: 'count', missing: 50 }, { name: 'noise', label: 'whatIf.noise', type: 'share', missing: 0.2 }, { name: 'seed', label: 'whatIf.seed', type: 'count', missing: 1 },
  ],
  simulate: [
    outcome, { name: 'tries', label: 'whatIf.tries', type: 'count', missing: 500 }, { name: 'volatility', label: 'whatIf.volatility', type: 'share', missing: 0.3 },
    { name: 'correlation', label: 'whatIf.correlation', type: 'share', missing: 0.5, when: (parameters) => parameters['correlations'] === undefined }, { name: 'seed', label: 'whatIf.seed', type: 'count', missing: 1 },
    { name: 'correlations', label: 'correlation.title', type: 'correlations', even: 'correlation', missing: 0.5 },
  ],
};

/** The kinds of this view, in their order; the others have views of their own. */
export const questionKinds: readonly string[] = Object.keys(questionFields);
