/** How Excel shows the numbers of each unit; what is calculated with is always the stored number. */
import type { UnitId } from '../../base/units.ts';

const amount = '#,##0.00;[Red]-#,##0.00';

export const excelFormats: Readonly<Record<UnitId, string>> = {
  none: 'General', money: amount, moneyPerQuarter: amount, moneyPerYear: amount, unitPrice: '#,##0.000', unitCostPerQuarter: '#,##0.000', rent: '#,##0.0000',
  gpus: '#,##0', quarters: '0', perYear: '0.00%', share: '0.0%', sharePerQuarter: '0.00%', times: '0.00"×"', round: '0',
};
