/** Clearing with bankruptcy costs (Rogers & Veraart, Management Science 59(4), 2013): the greatest clearing vector. */
import { defineNetworkModel } from '../networkModel.ts';
import { readClearing, solveClearing } from './clearingModel.ts';

export const rogersVeraart = defineNetworkModel({
  id: 'rogers_veraart',
  label: { en: 'Rogers-Veraart clearing', zhHant: 'Rogers-Veraart 清算' },
  help: {
    en: 'As Eisenberg-Noe, but a firm in default keeps only a share alpha of its own assets and beta of what it receives for its creditors.',
    zhHant: '同 Eisenberg-Noe，惟違約公司僅能將自有資產之 alpha 比率及所收款項之 beta 比率分配予債權人。',
  },
  read: (reader) => readClearing(reader, reader.number('parameters.alpha', { min: 0, max: 1 }), reader.number('parameters.beta', { min: 0, max: 1 })),
  solve: solveClearing,
});
