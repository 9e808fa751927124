import { Converter } from 'opencc-js';
import { expect, test } from 'vitest';
import { firmTerms } from '../../../shared/columns/terms/registry.ts';
import { contractTerms } from '../../../shared/contracts/registry.ts';
import { termsOf } from '../../../shared/document/document.ts';
import { headingRemarks, suggestSettings } from '../../../shared/interchange/importQuestions.ts';
import { readTable } from '../../../shared/interchange/importers/registry.ts';
import { matchHeading, suggestColumns } from '../../../shared/interchange/mapping.ts';
import { inTraditional } from '../../../shared/interchange/simplified.ts';
import { nodeTools } from '../../../main/imports/nodeTools.ts';
import { aWorkbook } from '../../builders/aWorkbook.ts';
import { encodeText } from '../../builders/encodeText.ts';

const simplified = Converter({ from: 'tw', to: 'cn' });

test('every name of a column is found in simplified characters too', () => {
  for (const [table, terms] of [['firms', firmTerms], ['contracts', contractTerms]] as const) {
    for (const term of terms) for (const name of [term.label.zhHant, ...term.aliases]) {
      expect(inTraditional(simplified(name)), name).toBe(inTraditional(name));
      expect(matchHeading(simplified(name), termsOf(table))?.key, name).toBe(matchHeading(name, termsOf(table))?.key);
    }
  }
});

test('units as well', () => {
  expect(suggestColumns(['现金（万元）', '债务（亿元）'], firmTerms).map(({ key, unit }) => [key, unit])).toEqual([['cash', 'tenThousands'], ['debt', 'hundredMillions']]);
});

test('such a match is remarked, and only such a one', async () => {
  for (const [text, remarks] of [['名称,债务\n云计算公司,5\n', ['import.simplified']], ['名稱,債務\n雲端公司,5\n', []]] as const) {
    const raw = await readTable(encodeText(text, 'utf-8'), 'x.csv', {}, nodeTools);
    if (!raw.ok) throw new Error(raw.error.code);
    const settings = suggestSettings(aWorkbook(), raw.value);
    expect(settings.columns.map(({ key }) => key)).toEqual(['name', 'debt']);
    expect(headingRemarks(raw.value, settings).map(({ code }) => code)).toEqual(remarks);
  }
});
