/**
 * Every text of the program that no registry carries, in every language.
 * Owns: the merged catalogue and putting in parameters. Each area owns its own file, so that two areas never edit the same one.
 */
import type { Language, Localized } from '../base/localized.ts';
import { analysisMessages } from './analysisMessages.ts';
import { autopsyMessages } from './autopsyMessages.ts';
import { branchMessages } from './branchMessages.ts';
import { cascadeMessages } from './cascadeMessages.ts';
import { cellMessages } from './cellMessages.ts';
import { changeLogMessages } from './changeLogMessages.ts';
import { chartMessages } from './chartMessages.ts';
import { chartSubjectMessages } from './chartSubjectMessages.ts';
import { chartPaneMessages } from './chartPaneMessages.ts';
import { clipboardMessages } from './clipboardMessages.ts';
import { cliMessages } from './cliMessages.ts';
import { commandMessages } from './commandMessages.ts';
import { correlationMessages } from './correlationMessages.ts';
import { documentMessages } from './documentMessages.ts';
import { exportMessages } from './exportMessages.ts';
import { figureMessages } from './figureMessages.ts';
import { fileMessages } from './fileMessages.ts';
import { fileRowMessages } from './fileRowMessages.ts';
import { fileWorkMessages } from './fileWorkMessages.ts';
import { findMessages } from './findMessages.ts';
import { gridMessages } from './gridMessages.ts';
import { importMessages } from './importMessages.ts';
import { inspectorMessages } from './inspectorMessages.ts';
import { historyMessages } from './historyMessages.ts';
import { menuMessages } from './menuMessages.ts';
import { networkMessages } from './networkMessages.ts';
import { reportFileMessages } from './reportFileMessages.ts';
import { replicationMessages } from './replicationMessages.ts';
import { reportPanelMessages } from './reportPanelMessages.ts';
import { recipeMessages } from './recipeMessages.ts';
import { reportMessages } from './reportMessages.ts';
import { officeMessages } from './officeMessages.ts';
import { restoreMessages } from './restoreMessages.ts';
import { reviewMessages } from './reviewMessages.ts';
import { ruleMessages } from './ruleMessages.ts';
import { salvageMessages } from './salvageMessages.ts';
import { safetyMessages } from './safetyMessages.ts';
import { savingMessages } from './savingMessages.ts';
import { scenarioMessages } from './scenarioMessages.ts';
import { shellMessages } from './shellMessages.ts';
import { verifyMessages } from './verifyMessages.ts';
import { stepsMessages } from './stepsMessages.ts';
import { sweepMessages } from './sweepMessages.ts';
import { traceMessages } from './traceMessages.ts';
import { viewMessages } from './viewMessages.ts';
import { whatIfMessages } from './whatIfMessages.ts';

export const messages = {
  ...cellMessages,
  ...correlationMessages,
  ...stepsMessages,
  ...documentMessages,
  ...fileMessages,
  ...fileRowMessages,
  ...gridMessages,
  ...fileWorkMessages,
  ...findMessages,
  ...clipboardMessages,
  ...viewMessages,
  ...historyMessages,
  ...chartMessages,
  ...chartSubjectMessages,
  ...chartPaneMessages,
  ...figureMessages,
  ...shellMessages,
  ...menuMessages,
  ...cliMessages,
  ...networkMessages,
  ...commandMessages,
  ...ruleMessages,
  ...inspectorMessages,
  ...salvageMessages,
  ...safetyMessages,
  ...savingMessages,
  ...restoreMessages,
  ...scenarioMessages,
  ...analysisMessages,
  ...autopsyMessages,
  ...branchMessages,
  ...cascadeMessages,
  ...reviewMessages,
  ...reportMessages,
  ...reportFileMessages,
  ...reportPanelMessages,
  ...whatIfMessages,
  ...importMessages,
  ...recipeMessages,
  ...officeMessages,
  ...replicationMessages,
  ...verifyMessages,
  ...exportMessages,
  ...sweepMessages,
  ...traceMessages,
  ...changeLogMessages,
} as const satisfies Record<string, Localized>;

export type MessageKey = keyof typeof messages;
export type MessageParams = Readonly<Record<string, string | number>>;

/** Whether a code has a text; codes of failures come from other rooms and from other processes as plain words. */
export function isMessageKey(code: string): code is MessageKey {
  return Object.hasOwn(messages, code);
}

/**
 * The text of a key with `{name}` replaced by the parameter of that name; a placeholder without parameter stays visible.
 * `{count|cell|cells}` is the first word for one and the second for any other number.
 */
export function t(language: Language, key: MessageKey, params: MessageParams = {}): string {
  const text: string = messages[key][language];
  return text.replace(/\{(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}/g, (placeholder, name: string, one: string | undefined, many: string | undefined) => {
    if (!Object.hasOwn(params, name)) return placeholder;
    const value = String(params[name]);
    return one === undefined || many === undefined ? value : value === '1' ? one : many;
  });
}

/** The text of a failure, cell error or problem. A code without text shows itself with its details, so that nothing is hidden. */
export function describe(language: Language, reason: { readonly code: string; readonly details: MessageParams }): string {
  if (isMessageKey(reason.code)) return t(language, reason.code, inLanguage(language, reason.details));
  const details = Object.entries(reason.details).map(([name, value]) => `${name}: ${value}`);
  return details.length === 0 ? reason.code : `${reason.code} (${details.join(', ')})`;
}

/** Details whose words depend on the language come once for each, as `unit.en` and `unit.zhHant`: here under their plain names. */
function inLanguage(language: Language, details: MessageParams): MessageParams {
  const own = `.${language}`;
  const named = Object.entries(details).filter(([name]) => name.endsWith(own)).map(([name, value]) => [name.slice(0, -own.length), value] as const);
  const place = details['place'];
  if (typeof place === 'string') named.push(['place', placeInFile(language, place)]);
  return named.length === 0 ? details : { ...details, ...Object.fromEntries(named) };
}

/** `firms[13].cash` as “Firm 14, firms[13].cash”: people count rows from one, and whoever looks into the file searches for the key. Other places stay. */
function placeInFile(language: Language, place: string): string {
  const [, table = '', index] = /^([A-Za-z]+)\[(\d+)\]/.exec(place) ?? [];
  const key = `fileRow.${table}`;
  return isMessageKey(key) ? `${t(language, key, { number: Number(index) + 1 })}${language === 'en' ? ', ' : '，'}${place}` : place;
}
