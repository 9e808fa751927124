import { overlaid } from '../state/workbook.ts';

/** The quarters of the scenario in front, for curves; the default where the workbook's own value makes no sense. */
export function horizon(): number {
  const { quarters } = overlaid.value.market;
  return typeof quarters === 'number' && quarters >= 1 ? Math.min(80, Math.round(quarters)) : 20;
}
