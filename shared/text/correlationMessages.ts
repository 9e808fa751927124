import type { Localized } from '../base/localized.ts';

/** The matrix of correlations: its editor, and why one is refused. */
export const correlationMessages = {
  'correlation.title': { en: 'Correlations', zhHant: '相關係數矩陣' },
  'correlation.help': { en: 'From -1 to 1; both halves are one. Arrows move, Enter goes down, a block pastes from Excel.', zhHant: '介於 -1 與 1 之間，上下三角對稱。方向鍵移動，Enter 往下，可貼上 Excel 區塊。' },
  'correlation.pair': { en: 'Correlation of {row} and {column}', zhHant: '{row}與{column}的相關係數' },
  'correlation.even': { en: 'The same for every pair', zhHant: '各對相同' },
  'correlation.nearest': { en: 'Take the nearest possible', zhHant: '採用最接近的有效矩陣' },
  'correlation.shape': { en: 'the correlations need {size} rows of {size} numbers ({names}), with a semicolon between rows.', zhHant: '相關係數矩陣須有 {size} 列，每列 {size} 個數字（{names}），列間以分號分隔。' },
  'correlation.cell': { en: 'the correlation of {row} and {column}: “{value}” is no number from -1 to 1.', zhHant: '{row}與{column}的相關係數「{value}」不是 -1 至 1 之間的數字。' },
  'correlation.diagonal': { en: 'the correlation of {row} with itself is 1, not {value}.', zhHant: '{row}與自身的相關係數須為 1，而非 {value}。' },
  'correlation.asymmetric': { en: 'the correlation of {row} and {column} is given as {value} and as {mirrored}; both must agree.', zhHant: '{row}與{column}的相關係數同時給定為 {value} 與 {mirrored}，兩者須一致。' },
  'correlation.impossible': {
    en: 'no series can be correlated like this: a mix of them would have a negative variance (least eigenvalue {least}). The nearest that can be: {matrix}; its largest change is {row} and {column}, from {from} to {to}.',
    zhHant: '不存在如此相關的序列：其某一線性組合的變異數將為負（最小特徵值 {least}）。最接近的有效矩陣：{matrix}；最大變動為{row}與{column}，由 {from} 改為 {to}。',
  },
  'correlation.refused': {
    en: 'No series can be correlated like this: a mix of them would have a negative variance (least eigenvalue {least}). The nearest matrix changes {row} and {column} most, from {from} to {to}.',
    zhHant: '不存在如此相關的序列：其某一線性組合的變異數將為負（最小特徵值 {least}）。最接近的有效矩陣中，變動最大者為{row}與{column}，由 {from} 改為 {to}。',
  },
  'correlation.ofNearest': { en: 'nearest {value}', zhHant: '最接近值 {value}' },
  'correlation.pasteRows': { en: 'The block has {rows} × {columns} cells and does not fit from here. Start at the first cell with the whole matrix, or paste fewer cells.', zhHant: '貼上區塊為 {rows} × {columns}，自此處起無法容納。請自首格貼上完整矩陣，或減少貼上範圍。' },
  'correlation.pasteCells': { en: 'Nothing was pasted: {cells}.', zhHant: '未貼上任何內容：{cells}。' },
  'correlation.pasteCell': { en: '{row} and {column} “{value}”', zhHant: '{row}與{column}「{value}」' },
} as const satisfies Record<string, Localized>;
