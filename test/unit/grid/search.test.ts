import { expect, test } from 'vitest';
import { searchForm } from '../../../renderer/grid/search.ts';

test('full-width letters and digits and capitals are found like plain ones', () => {
  expect(searchForm('ＧＰＵ １２')).toBe('gpu 12');
});
