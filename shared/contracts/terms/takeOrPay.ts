import { numberTerm } from '../../columns/define.ts';

export const takeOrPay = numberTerm({
  key: 'takeOrPay', kind: 'share', group: 'lease', default: 1,
  label: { en: 'Take-or-pay', zhHant: '照付不議比例' },
  help: { en: 'Share of the rent owed whatever demand is; the rest falls with demand.', zhHant: '不論需求高低都須支付的租金比例，其餘隨需求減少。' },
  aliases: ['take or pay', 'minimum commitment', '照付不議'],
});
