import { choiceTerm } from '../define.ts';

export const rateType = choiceTerm({
  key: 'rateType', group: 'facility', default: 'fixed',
  label: { en: 'Rate type', zhHant: '利率類型' },
  help: { en: 'Fixed, or floating: then the rate is a spread over the base rate.', zhHant: '固定，或浮動：浮動時利率為基準利率之上的加碼。' },
  aliases: ['fixed/floating', 'fixed or floating'],
  options: [
    { id: 'fixed', label: { en: 'Fixed', zhHant: '固定' } },
    { id: 'floating', label: { en: 'Floating', zhHant: '浮動' } },
  ],
});
