/** Says whether a network's inputs are accepted; nothing is solved. A refusal is the case's result. */
import { defineNetworkModel } from '../networkModel.ts';
import { readClearing } from './clearingModel.ts';

export const inputValidation = defineNetworkModel({
  id: 'input_validation',
  label: { en: 'Check of inputs', zhHant: '輸入檢查' },
  help: { en: 'Reads a network of debts and says what is wrong with it, if anything.', zhHant: '讀取債務網路並指出其中的錯誤（如有）。' },
  read: (reader) => readClearing(reader, 1, 1),
  solve: () => ({ fields: { error: null }, residual: 0 }),
});
