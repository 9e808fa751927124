const size = 100_000_000;
const head = '{"format":"firebreak-workbook","version":1,';

/** Files of 100 MB that are too large for a repository, by what is in them, and the codes that may be said of them. */
export const hugeTexts: Readonly<Record<string, { readonly make: () => string; readonly code: string }>> = {
  'open brackets': { make: () => '['.repeat(size), code: 'file.nestedTooDeep' },
  'objects in objects': { make: () => '{"a":'.repeat(size / 5), code: 'file.nestedTooDeep' },
  'a text': { make: () => `${head}"name":"${'x'.repeat(size)}"}`, code: 'file.textTooLong' },
  'a text without end': { make: () => `${head}"name":"${'x'.repeat(size)}`, code: 'file.cut' },
  commas: { make: () => `{"firms":[${','.repeat(size)}`, code: 'file.tooManyRows' },
  spaces: { make: () => ' '.repeat(size), code: 'file.empty' },
  'blank lines': { make: () => '\n'.repeat(size), code: 'file.empty' },
  'open braces, a line each': { make: () => `{"firms": [\n${'{"\n'.repeat(size / 4)}`, code: 'file.badString' },
  digits: { make: () => `${head}"name":${'9'.repeat(size)}}`, code: 'file.numberTooLarge' },
  'rows with one id': { make: () => `${head}"firms":[${'{"id":"a"},'.repeat(size / 11)}{"id":"a"}]}`, code: 'file.tooManyRows' },
  'rows that are none': { make: () => `${head}"firms":[${'null,'.repeat(size / 5)}null]}`, code: 'file.tooManyRows' },
  'a million rows with one id': { make: () => `${head}"firms":[${'{"id":"a"},'.repeat(1_000_000)}{"id":"a"}]}`, code: 'file.duplicateId' },
  properties: { make: () => `${head}"a":{"b":[{${Array.from({ length: size / 14 }, (_, index) => `"${index}":0`).join(',')}}]}}`, code: 'file.tooManyRows' },
};
