import type { Language, Localized } from '../base/localized.ts';
import type { Scenario } from '../drivers/scenario.ts';
import type { ReportContext } from './reportContext.ts';

/** How a parameter is chosen; `scenarios`, `firms` and `outcomes` are ids with commas between them. */
export type ParameterKind = 'text' | 'longText' | 'count' | 'flag' | 'choice' | 'scenario' | 'scenarios' | 'firms' | 'chart' | 'table' | 'analysis' | 'outcomes';

export interface SectionParameter {
  readonly key: string;
  readonly label: Localized;
  readonly kind: ParameterKind;
  /** Words of a language: kept as `key.en` and `key.zhHant`, and one stands in for the other that is missing. */
  readonly isSpoken?: true;
  readonly options?: readonly { readonly id: string; readonly label: Localized }[];
  /** Of a `flag`: what it is where nothing is said. Of a `choice`: the option. Of a `count`: the number. */
  readonly missing?: string;
  readonly limits?: { readonly min: number; readonly max: number };
}

/** The names under which a parameter is kept. */
export function parameterNames({ key, isSpoken }: SectionParameter): readonly string[] {
  return isSpoken === true ? [`${key}.en`, `${key}.zhHant`] : [key];
}

/** The words of a section, read by its definitions; what is missing or makes no sense is as if nothing had been said. */
export class SectionParameters {
  readonly #given: Readonly<Record<string, string>>;
  readonly #definitions: readonly SectionParameter[];

  constructor(given: Readonly<Record<string, string>>, definitions: readonly SectionParameter[]) {
    this.#given = given;
    this.#definitions = definitions;
  }

  #missing(key: string): string {
    return this.#definitions.find((each) => each.key === key)?.missing ?? '';
  }

  text(key: string): string {
    const given = this.#given[key] ?? '';
    return given.trim() === '' ? this.#missing(key) : given;
  }

  /** Words in the language, or else in another one. */
  spoken(key: string, language: Language): string {
    const other: Language = language === 'en' ? 'zhHant' : 'en';
    const [own = '', others = ''] = [this.#given[`${key}.${language}`], this.#given[`${key}.${other}`]];
    return own.trim() === '' ? others : own;
  }

  flag(key: string): boolean {
    return this.text(key) === 'yes';
  }

  count(key: string): number {
    const { limits = { min: 0, max: 1000 }, missing = '0' } = this.#definitions.find((each) => each.key === key) ?? {};
    const value = Number(this.text(key));
    return Number.isInteger(value) && value >= limits.min && value <= limits.max ? value : Number(missing);
  }

  choice(key: string): string {
    const options = this.#definitions.find((each) => each.key === key)?.options ?? [];
    const given = this.text(key);
    return options.some(({ id }) => id === given) ? given : this.#missing(key);
  }

  list(key: string): readonly string[] {
    return this.text(key).split(',').map((each) => each.trim()).filter((each) => each !== '');
  }

  /** The section's own scenario, or else that of the report. */
  scenario(key: string, { work, scenario }: ReportContext): Scenario {
    const given = this.text(key);
    return given === '' ? scenario : work.scenario(given);
  }
}
