// @ts-check
/** The analyses that the sample keeps. */

/** @param {'en' | 'zhHant'} language @returns {readonly Record<string, unknown>[]} */
export function analyses(language) {
  const name = (/** @type {string} */ en, /** @type {string} */ zhHant) => (language === 'en' ? en : zhHant);
  return [
    {
      id: 'a1', name: name('Who fails first, by trigger', '各觸發因素下何者先違約'), kind: 'triggers', scenario: 'base',
      // The three triggers of the claim: rents and demand; leverage and refinancing; depreciation.
      parameters: { with: 'rents55,freeze,ageing', tries: '50', seed: '1', noise: '0.2' },
    },
    { id: 'a2', name: name('How much of the storm fells three', '使三家違約所需的風暴倍數'), kind: 'reverse', scenario: 'storm', parameters: { input: 'multiple', from: '0', to: '1.5', failures: '3' } },
    { id: 'a3', name: name('Whose failure costs the others most', '何者違約使他方損失最大'), kind: 'each', scenario: 'base', parameters: { quarter: '1' } },
  ];
}
