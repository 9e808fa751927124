import { numberTerm } from '../../columns/define.ts';

export const units = numberTerm({
  key: 'units', kind: 'units', group: 'lease',
  label: { en: 'Units', zhHant: '承租張數' },
  help: { en: 'GPUs that the lessor commits to the tenant.', zhHant: '出租人承諾給承租人的 GPU 張數。' },
  aliases: ['gpus leased', 'gpus'],
});
