import { textTerm } from '../define.ts';

export const group = textTerm({
  key: 'group', group: 'identity',
  label: { en: 'Group', zhHant: '集團' },
  help: { en: 'A label of your own to sort and filter by, such as the parent company.', zhHant: '自訂分類，供排序與篩選，例如母公司。' },
  aliases: ['parent', '母公司'],
});
