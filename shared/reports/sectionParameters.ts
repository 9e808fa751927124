import type { Language } from '../base/localized.ts';
import type { Scenario } from '../drivers/scenario.ts';
import type { ReportContext } from './reportContext.ts';
import type { SectionParameter } from './sectionKind.ts';

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
