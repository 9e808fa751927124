// @ts-check
/**
 * Keeps count of what became of every field of the source, so that nothing is dropped silently.
 *
 * @typedef {{ item: string, field: string, value: unknown, fate: 'held' | 'left', how: string }} Entry
 */

export class Account {
  /** @type {Entry[]} */
  entries = [];

  /** The model holds this field. @param {string} item @param {string} field @param {unknown} value @param {string} how term that holds it */
  held(item, field, value, how) {
    this.entries.push({ item, field, value, fate: 'held', how });
  }

  /** The model cannot hold this field. @param {string} item @param {string} field @param {unknown} value @param {string} why */
  left(item, field, value, why) {
    this.entries.push({ item, field, value, fate: 'left', how: why });
  }

  /**
   * @param {string} item
   * @param {Readonly<Record<string, unknown>>} fields of the source
   * @throws if a field of the source was neither held nor listed as left out
   */
  close(item, fields) {
    const seen = new Set(this.entries.filter((entry) => entry.item === item).map((entry) => entry.field));
    const forgotten = Object.keys(fields).filter((field) => !seen.has(field));
    if (forgotten.length > 0) throw new Error(`${item}: nothing says what became of ${forgotten.join(', ')}`);
  }
}
