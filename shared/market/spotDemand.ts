import { numberTerm } from '../columns/define.ts';

export const spotDemand = numberTerm({
  key: 'spotDemand', kind: 'units', group: 'rent', default: null, blank: { en: 'all GPUs', zhHant: '全部 GPU' },
  label: { en: 'Spot demand', zhHant: '現貨需求' },
  help: { en: 'GPUs demanded at opening; blank is all GPUs of the workbook.', zhHant: '期初需求的 GPU 張數；空白表示等於活頁簿中的全部 GPU。' },
  aliases: ['demand', '需求'],
});
