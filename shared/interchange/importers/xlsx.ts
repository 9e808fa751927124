import { failure } from '../../base/result.ts';
import type { Importer } from './importer.ts';

/** The first bytes of the container of old and of encrypted Excel files. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0];

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

export const xlsx: Importer = {
  id: 'xlsx',
  label: { en: 'Excel workbook', zhHant: 'Excel 活頁簿' },
  extensions: ['xlsx', 'xlsm'],
  claims: (bytes) => startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6]) || startsWith(bytes, compoundFile),
  read: async (bytes, choices, { tell }) => {
    if (startsWith(bytes, compoundFile)) return failure('import.oldExcel');
    const { checkArchive } = await import('./archiveGuard.ts');
    const parts = checkArchive(bytes, () => true, tell);
    if (!parts.ok) return parts;
    const { readExcel } = await import('./excelReader.ts');
    return readExcel(parts.value, choices.sheet, tell);
  },
};
