/** Clearing without bankruptcy costs (Eisenberg & Noe, Management Science 47(2), 2001): the greatest clearing vector. */
import { defineNetworkModel } from '../networkModel.ts';
import { readClearing, solveClearing } from './clearingModel.ts';

export const eisenbergNoe = defineNetworkModel({
  id: 'eisenberg_noe',
  label: { en: 'Eisenberg-Noe clearing', zhHant: 'Eisenberg-Noe 清算' },
  help: {
    en: 'Everyone pays what it can, pro rata, all at once; nothing is lost in bankruptcy.',
    zhHant: '各公司同時依比例支付其所能支付之金額，破產不另生損失。',
  },
  read: (reader) => readClearing(reader, reader.number('parameters.alpha', { min: 1, max: 1 }, 1), reader.number('parameters.beta', { min: 1, max: 1 }, 1)),
  solve: solveClearing,
});
