import { choiceTerm } from '../define.ts';

export const kind = choiceTerm({
  key: 'kind', group: 'identity', default: 'other', overridable: false,
  label: { en: 'Kind', zhHant: '類型' },
  help: { en: 'What the firm does in the chain; used for grouping and colours, it changes no result.', zhHant: '公司在產業鏈中的角色；只用於分組與配色，不影響結果。' },
  aliases: ['type', 'sector', '類別'],
  options: [
    { id: 'chipSupplier', label: { en: 'Chip supplier', zhHant: '晶片供應商' } },
    { id: 'gpuVendor', label: { en: 'GPU vendor', zhHant: 'GPU 廠商' } },
    { id: 'neocloud', label: { en: 'Neocloud', zhHant: '新興雲端業者' } },
    { id: 'dcDeveloper', label: { en: 'Data-centre developer', zhHant: '資料中心開發商' } },
    { id: 'computeBroker', label: { en: 'Compute broker', zhHant: '算力仲介' } },
    { id: 'sublessor', label: { en: 'Sublessor', zhHant: '轉租商' } },
    { id: 'hyperscaler', label: { en: 'Hyperscaler', zhHant: '超大型雲端業者' } },
    { id: 'aiLab', label: { en: 'AI lab', zhHant: 'AI 實驗室' } },
    { id: 'bank', label: { en: 'Bank', zhHant: '銀行' } },
    { id: 'privateCredit', label: { en: 'Private credit', zhHant: '私募信貸' } },
    { id: 'fund', label: { en: 'Fund', zhHant: '基金' } },
    { id: 'absVehicle', label: { en: 'ABS vehicle', zhHant: 'ABS 特殊目的機構' } },
    { id: 'other', label: { en: 'Other', zhHant: '其他' } },
  ],
});
