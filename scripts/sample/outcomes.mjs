// @ts-check
/**
 * What the engine gives for the sample: printed in samples/MAPPING.md, checked by test/unit/sample.
 * Each failure is `[quarter, round, firm, cause]`, in order.
 *
 * @type {Readonly<Record<string, readonly (readonly [number, number, string, string])[]>>}
 */
export const outcomes = {
  Base: [],
  'Rents fall 30%': [[5, 1, 'broker-arch', 'payment'], [6, 1, 'sublessor-arch', 'payment']],
  'Rents fall 55% and demand 40%': [[3, 1, 'broker-arch', 'payment'], [4, 1, 'sublessor-arch', 'payment'], [4, 1, 'gpufund-arch', 'insolvency']],
  'Credit freeze': [[2, 1, 'abilene', 'payment'], [3, 1, 'apld', 'payment'], [8, 1, 'dcdev-arch', 'payment']],
  'Fast depreciation': [[4, 1, 'gpufund-arch', 'insolvency'], [5, 1, 'vci', 'insolvency']],
  'Perfect storm': [
    [2, 1, 'abilene', 'payment'], [3, 1, 'apld', 'payment'], [3, 1, 'broker-arch', 'payment'], [3, 1, 'gpufund-arch', 'insolvency'], [3, 2, 'vci', 'insolvency'],
    [4, 1, 'sublessor-arch', 'payment'], [8, 1, 'dcdev-arch', 'payment'], [10, 1, 'xai', 'operating'],
  ],
};
