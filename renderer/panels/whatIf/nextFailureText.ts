import { translate } from '../../state/translate.ts';
import { language } from '../../state/settings.ts';
import { firmNames } from '../../state/workbook.ts';
import type { NextDocument } from './answers/answerDocuments.ts';

/** Who fails, survives or fails in another quarter from there on. */
export function changeText({ added, removed, moved }: NextDocument['changes'][number]): string {
  const names = (ids: readonly string[]): string => ids.map((id) => firmNames.value.get(id) ?? id).join(language.value === 'en' ? ', ' : '、');
  return [
    added.length === 0 ? '' : translate('next.added', { firms: names(added) }),
    removed.length === 0 ? '' : translate('next.removed', { firms: names(removed) }),
    moved.length === 0 ? '' : translate('next.moved', { firms: names(moved) }),
  ].filter((part) => part !== '').join(language.value === 'en' ? '; ' : '；');
}
