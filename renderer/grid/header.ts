/** The inside of a column header: the label, its unit small below it, and the arrow that sorts. AG Grid keeps moving and resizing. */
import type { Column, IHeaderParams, IInnerHeaderComponent } from 'ag-grid-community';

interface HeaderParams {
  readonly unit: string;
  /** What the arrow does, in words. */
  readonly sortLabel: string;
}

const arrows: Readonly<Record<string, string>> = { asc: '▲', desc: '▼' };

export class UnitHeader implements IInnerHeaderComponent {
  private readonly element = document.createElement('span');
  private readonly sort = document.createElement('button');
  private column: Column | null = null;

  init(params: IHeaderParams & HeaderParams): void {
    this.element.className = 'unit-header';
    this.sort.type = 'button';
    this.sort.className = 'sort-arrow';
    // The grid is one stop of the Tab key; sorting by keyboard is a command.
    this.sort.tabIndex = -1;
    this.column = params.column;
    this.column.addEventListener('sortChanged', this.showSort);
    this.sort.addEventListener('click', (event) => {
      // AG Grid would take a click that reaches it as a second one.
      event.stopPropagation();
      params.progressSort(event.shiftKey);
    });
    this.fill(params);
  }

  getGui(): HTMLElement {
    return this.element;
  }

  refresh(params: IHeaderParams & HeaderParams): boolean {
    this.fill(params);
    return true;
  }

  destroy(): void {
    this.column?.removeEventListener('sortChanged', this.showSort);
  }

  private readonly showSort = (): void => {
    const direction = this.column?.getSort() ?? null;
    this.sort.textContent = direction === null ? '↕' : (arrows[direction] ?? '↕');
    this.sort.classList.toggle('is-sorted', direction !== null);
  };

  private fill(params: IHeaderParams & HeaderParams): void {
    const label = document.createElement('span');
    label.className = 'unit-header-label';
    label.textContent = params.displayName;
    const unit = document.createElement('span');
    unit.className = 'unit-header-unit';
    unit.textContent = params.unit;
    this.sort.title = params.sortLabel;
    this.sort.setAttribute('aria-label', `${params.sortLabel}: ${params.displayName}`);
    this.element.replaceChildren(label, unit, this.sort);
    this.showSort();
  }
}
