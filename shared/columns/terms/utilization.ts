import { numberTerm } from '../define.ts';

export const utilization = numberTerm({
  key: 'utilization', kind: 'share', group: 'gpus', default: 1,
  label: { en: 'Utilization', zhHant: '出租率' },
  help: { en: 'Share of the GPUs not committed to leases that is rented out at spot.', zhHant: '未綁租約的 GPU 中，以現貨租金出租的比例。' },
  aliases: ['utilisation', 'occupancy', '使用率'],
});
