/** The inside of a column header: the label, and its unit small below it. AG Grid keeps sorting, menus and resizing. */
import type { IHeaderParams, IInnerHeaderComponent } from 'ag-grid-community';

interface UnitParams {
  readonly unit: string;
}

export class UnitHeader implements IInnerHeaderComponent {
  private readonly element = document.createElement('span');

  init(params: IHeaderParams & UnitParams): void {
    this.element.className = 'unit-header';
    this.fill(params);
  }

  getGui(): HTMLElement {
    return this.element;
  }

  refresh(params: IHeaderParams & UnitParams): boolean {
    this.fill(params);
    return true;
  }

  private fill(params: IHeaderParams & UnitParams): void {
    const label = document.createElement('span');
    label.className = 'unit-header-label';
    label.textContent = params.displayName;
    const unit = document.createElement('span');
    unit.className = 'unit-header-unit';
    unit.textContent = params.unit;
    this.element.replaceChildren(label, unit);
  }
}
