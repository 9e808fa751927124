import { useState } from 'preact/hooks';
import { recipesRemove } from '../../../shared/document/commands/recipesRemove.ts';
import { recipesRename } from '../../../shared/document/commands/recipesRename.ts';
import type { ImportRecipe } from '../../../shared/document/importRecipe.ts';
import { encodingByName } from '../../../shared/interchange/importers/encodings.ts';
import { separatorName } from '../../../shared/interchange/separators.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { showToast } from '../../state/toasts.ts';
import { explain, translate } from '../../state/translate.ts';
import { openDialog } from '../../state/view.ts';
import { dispatch, workbook } from '../../state/workbook.ts';
import './import.css';

/** How files were imported: called otherwise, or forgotten. Both are steps that undo. */
export function RecipesDialog() {
  if (openDialog.value !== 'recipes') return null;
  const close = (): void => {
    openDialog.value = null;
  };
  const { recipes } = workbook.value;
  return (
    <Dialog title={translate('recipes.title')} onClose={close} testId="recipes" actions={<Button kind="primary" onClick={close}>{translate('shell.close')}</Button>}>
      <p class="muted">{translate(recipes.length === 0 ? 'recipes.none' : 'recipes.about')}</p>
      {recipes.length > 0 && (
        <div class="recipeList">
          <table class="listTable">
            <thead>
              <tr>
                <th scope="col">{translate('recipes.name')}</th>
                <th scope="col">{translate('recipes.into')}</th>
                <th scope="col">{translate('recipes.reading')}</th>
                <th scope="col">{translate('recipes.columns')}</th>
                <th scope="col" />
              </tr>
            </thead>
            <tbody>{recipes.map((recipe) => <Line key={recipe.id} recipe={recipe} />)}</tbody>
          </table>
        </div>
      )}
    </Dialog>
  );
}

function Line({ recipe }: { readonly recipe: ImportRecipe }) {
  const { id, name, table, columns } = recipe;
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const rename = (): void => {
    if (typed === null) return;
    const done = dispatch(recipesRename, { id, name: typed });
    setRefused(done.ok ? null : explain(done.error));
    if (done.ok) setTyped(null);
  };
  const remove = (): void => {
    const done = dispatch(recipesRemove, { id });
    if (done.ok) showToast('info', () => translate('recipes.deleted', { name }));
  };
  return (
    <tr>
      <td>
        <input
          type="text" class="field" spellcheck={false} maxLength={200} aria-label={translate('recipes.nameOf', { name })} aria-invalid={refused !== null} data-testid={`recipeName-${id}`}
          value={typed ?? name} onInput={(event) => setTyped(event.currentTarget.value)} onBlur={rename}
          onKeyDown={(event) => {
            if (event.isComposing || (event.key !== 'Enter' && (event.key !== 'Escape' || typed === null))) return;
            event.preventDefault();
            event.stopPropagation();
            if (event.key === 'Enter') return rename();
            setTyped(null);
            setRefused(null);
          }}
        />
        {refused !== null && <p class="fieldError" role="alert">{refused}</p>}
      </td>
      <td>{translate(`import.${table}`)}</td>
      <td>{readingOf(recipe)}</td>
      <td title={columns.map(({ heading, key }) => `${heading} → ${key ?? '–'}`).join('\n')}>{translate('recipes.columnsOf', { taken: columns.filter(({ key }) => key !== null).length, all: columns.length })}</td>
      <td><Button testId={`recipeDelete-${id}`} label={translate('recipes.deleteOf', { name })} onClick={remove}>{translate('recipes.delete')}</Button></td>
    </tr>
  );
}

/** Encoding, separator or sheet, and decimal sign, in words. */
function readingOf({ encoding, separator, sheet, numbers }: ImportRecipe): string {
  const known = encoding === null ? null : encodingByName(encoding);
  const words = [
    known === null ? encoding : translate(`import.encoding.${known}`), separator === null ? null : separator === '\t' ? translate('import.tab') : separatorName(separator), sheet,
    numbers === 'comma' ? translate('import.comma') : translate('import.point'),
  ];
  return words.filter((word) => word !== null).join(' · ');
}
