import { textTerm } from '../define.ts';

export const name = textTerm({
  key: 'name', group: 'identity', unique: true,
  label: { en: 'Name', zhHant: '名稱' },
  help: { en: 'The firm\'s name as shown everywhere; no two firms may share one, capitals apart.', zhHant: '公司名稱，各處皆以此顯示；不分大小寫，不得重複。' },
  aliases: ['firm', 'company', 'issuer', '公司', '公司名稱', '企業'],
});
