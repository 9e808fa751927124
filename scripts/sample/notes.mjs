// @ts-check
/**
 * Turns the source's `{value, source, derived, assumed, why, note, asOf}` into remarks on cells.
 *
 * @typedef {{ value: any, source?: string | string[], derived?: string, assumed?: boolean, why?: string, note?: string, asOf?: string }} Field
 * @typedef {{ id: string, target: 'firm' | 'contract' | 'market', row: string, field: string, text: string, source?: string, date?: string, assumed?: boolean }} Note
 */

/** Words of the remarks. The source's own remarks exist in English only and stay as they are. */
const words = {
  en: { assumed: 'assumed', derived: 'derived', shows: 'the source shows', modelling: 'modelling choice' },
  zhHant: { assumed: '假設', derived: '推算', shows: '來源內容', modelling: '建模選擇' },
};

export class Notes {
  /** @type {Note[]} */
  list = [];

  /** @param {Readonly<Record<string, { name: string, date: string, url: string, reliability: string, figure: string }>>} sources @param {'en' | 'zhHant'} language */
  constructor(sources, language) {
    this.sources = sources;
    this.language = language;
  }

  /**
   * Keeps where a cell's value comes from.
   *
   * @param {'firm' | 'contract' | 'market'} target
   * @param {string} row
   * @param {string} key of the term
   * @param {Field} field
   * @param {string} [choice] what the sample chose on top of the source
   */
  add(target, row, key, field, choice) {
    const say = words[this.language];
    const keys = field.source === undefined ? [] : [field.source].flat();
    const cited = keys.map((each) => this.sources[each] ?? fail(each));
    const lines = [
      field.assumed === true ? `${say.assumed}: ${field.why ?? ''}` : '',
      field.derived === undefined ? '' : `${say.derived}: ${field.derived}`,
      field.note ?? '',
      ...cited.map((each) => `${say.shows}: ${each.figure}`),
      choice === undefined ? '' : `${say.modelling}: ${choice}`,
    ].filter((line) => line !== '');
    this.list.push({
      id: `n${String(this.list.length + 1)}`,
      target,
      row,
      field: key,
      text: lines.join('\n'),
      ...(cited.length === 0 ? {} : { source: cited.map((each) => (each.url === '' ? each.name : `${each.name}, ${each.url}`)).join('; ') }),
      ...dateOf(field, cited),
      ...(field.assumed === true || keys.length === 0 ? { assumed: true } : {}),
    });
  }

  /** A value that the sample chose itself. @param {'firm' | 'contract' | 'market'} target @param {string} row @param {string} key @param {string} why */
  choose(target, row, key, why) {
    this.add(target, row, key, { value: null, assumed: true, why });
  }
}

/** @param {Field} field @param {readonly { date: string }[]} cited */
function dateOf(field, cited) {
  const date = field.asOf ?? cited.map((each) => each.date).sort().at(-1);
  return date === undefined ? {} : { date };
}

/** @param {string} key @returns {never} */
function fail(key) {
  throw new Error(`The source names "${key}", which is not among its sources.`);
}
