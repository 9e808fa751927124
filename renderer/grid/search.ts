/** How texts are compared in quick find and in lists: full-width and half-width forms, upper and lower case count as one. */
export function searchForm(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
