/** What may part the cells of a text table. */
export const separators = [',', ';', '\t', '|'] as const;

export function separatorName(separator: string): string {
  return separator === '\t' ? 'tab' : separator;
}
