/** Called between steps; what it returns is waited for. It throws to give the layout up. */
export type Pause = () => Promise<void> | null;

/**
 * Lays the blocks of a report's page out on sheets, each with its foot: before the page is printed, and the same way for the preview.
 *
 * The browser could break pages by itself, but draws its own foot without waiting for fonts of the page, and knows boxes in margins only
 * in its newer versions. On sheets the foot is text like any other, in the fonts that the page brings along.
 *
 * It is sent to the page that is printed as text, so it uses nothing from outside itself: that is why its parts stand inside it.
 *
 * @param page the body of a report, whose styles are those of paper (`reportStyles.ts`), in the tree and not zoomed
 * @param pause for a page that somebody works in
 * @returns how many sheets there are; nothing is done to a page that is no report
 */
export async function layOutSheets(page: HTMLElement = document.body, pause: Pause = () => null): Promise<number> {
  const main = page.querySelector<HTMLElement>(':scope > main');
  const foot = page.querySelector<HTMLElement>(':scope > footer');
  if (main === null || foot === null) return 0;
  // What waits is out of the tree, so that it costs no layout.
  main.remove();
  foot.remove();
  const isSlides = page.classList.contains('slides');
  const sheets: HTMLElement[] = [];
  const element = (name: string, className: string): HTMLElement => {
    const made = document.createElement(name);
    made.className = className;
    return made;
  };
  const turn = (): HTMLElement => {
    const sheet = element('section', 'sheet');
    const body = element('div', 'sheetBody');
    sheet.append(body);
    page.append(sheet);
    sheets.push(body);
    return body;
  };
  const current = (): HTMLElement => sheets.at(-1) ?? turn();
  const isOver = (body: HTMLElement): boolean => body.scrollHeight > body.clientHeight + 1;
  const isHeading = (each: Element | null): each is Element => each !== null && /^H[1-6]$/.test(each.tagName);
  /** Takes what of a text is below the sheet, from the first line that is. @returns a block like it; null when not even one line is above */
  const linesBelow = (block: HTMLElement, lowest?: number): HTMLElement | null => {
    const texts: Text[] = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    const words = texts.map(({ data }) => data).join('');
    const range = document.createRange();
    const pointAt = (place: number): [Node, number] => {
      let left = place;
      for (const text of texts) {
        if (left <= text.length) return [text, left];
        left -= text.length;
      }
      return [block, block.childNodes.length];
    };
    const bottomOf = (place: number): number => {
      range.setStart(block, 0);
      range.setEnd(...pointAt(place));
      return range.getBoundingClientRect().bottom;
    };
    const room = lowest ?? current().getBoundingClientRect().bottom - (block.getBoundingClientRect().bottom - bottomOf(words.length));
    let [fits, over] = [0, words.length];
    while (over - fits > 1) {
      const middle = (fits + over) >> 1;
      if (bottomOf(middle) <= room) fits = middle;
      else over = middle;
    }
    // Both halves of a sign stay together.
    if (/[\ud800-\udbff]/.test(words.charAt(fits - 1))) fits -= 1;
    if (fits <= 0) return null;
    range.setStart(...pointAt(fits));
    range.setEnd(block, block.childNodes.length);
    const rest = block.cloneNode(false) as HTMLElement;
    rest.append(range.extractContents());
    return rest;
  };
  /** A text that is taller than a sheet, over the next ones. */
  const goOn = (block: HTMLElement): void => {
    for (let part: HTMLElement | null = block; part !== null && isOver(current()); ) {
      part = linesBelow(part);
      if (part === null) return;
      // The rest of an item has no mark of its own.
      part.querySelectorAll('li').forEach((item) => (item.style.listStyle = 'none'));
      turn().append(part);
    }
  };
  /** On the sheet if there is room, else on the next one with the headings right above it. */
  const place = (block: HTMLElement): void => {
    const body = current();
    body.append(block);
    if (!isOver(body)) return;
    const along = [block as Element];
    for (let above = block.previousElementSibling; isHeading(above); above = above.previousElementSibling) along.unshift(above);
    if (along[0] !== body.firstElementChild) turn().append(...along);
    if (block.matches('p, .warning')) goOn(block);
  };
  /** Takes parts from the end of a list or the body of a table until it fits. @returns them, in their order */
  const surplus = (parts: Element, fewest: number): Element[] => {
    const taken: Element[] = [];
    while (isOver(current()) && parts.childElementCount > fewest) {
      const last = parts.lastElementChild;
      if (last === null) break;
      last.remove();
      taken.unshift(last);
    }
    return taken;
  };
  /** Takes what of a row is below the sheet, cell by cell. @returns a row like it; null when not one line of it is above, or nothing is below */
  const rowBelow = (row: HTMLElement): HTMLElement | null => {
    const bottom = current().getBoundingClientRect().bottom;
    const rest = row.cloneNode(false) as HTMLElement;
    const cells = [...row.children] as HTMLElement[];
    const inside = (cell: HTMLElement): number => bottom - Number.parseFloat(getComputedStyle(cell).paddingBottom) - 1;
    const isBelow = (cell: HTMLElement): boolean => {
      const text = document.createRange();
      text.selectNodeContents(cell);
      return text.getBoundingClientRect().bottom > inside(cell);
    };
    const below = cells.map(isBelow);
    const parts = cells.map((cell, index) => (below[index] === true ? linesBelow(cell, inside(cell)) : null));
    if (parts.every((part) => part === null)) return null;
    cells.forEach((cell, index) => {
      const part = parts[index] ?? (cell.cloneNode(false) as HTMLElement);
      // Of what has not one line above, all goes on.
      if (below[index] === true && parts[index] === null) part.append(...cell.childNodes);
      rest.append(part);
    });
    return rest;
  };
  const placeTable = async (block: HTMLElement, rows: HTMLElement): Promise<void> => {
    // All parts have the columns of the whole, as wide as it is on a sheet.
    current().append(block);
    const table = rows.parentElement as HTMLTableElement;
    const heads = [...table.querySelectorAll<HTMLElement>('thead th')];
    const widths = heads.map((head) => head.getBoundingClientRect().width);
    heads.forEach((head, index) => (head.style.width = `${widths[index] ?? 0}px`));
    table.style.tableLayout = 'fixed';
    const waiting = [...rows.children];
    const footnote = block.querySelector('.footnote');
    let part = block;
    let body = rows;
    body.replaceChildren(...waiting.splice(0, 2));
    footnote?.remove();
    place(part);
    /** A row that is taller than a sheet goes on over the next ones. */
    const cutRow = (): void => {
      waiting.unshift(...surplus(body, 1));
      if (!isOver(current())) return;
      const rest = rowBelow(body.firstElementChild as HTMLElement);
      if (rest !== null) waiting.unshift(rest);
    };
    cutRow();
    while (waiting.length > 0) {
      await pause();
      const next = waiting.shift() as Element;
      body.append(next);
      if (!isOver(current()) || body.childElementCount === 1) continue;
      next.remove();
      const whole = part;
      part = part.cloneNode(true) as HTMLElement;
      part.querySelector('figcaption')?.remove();
      body = part.querySelector('tbody') as HTMLElement;
      body.replaceChildren(next);
      whole.classList.add('goesOn');
      turn().append(part);
      cutRow();
    }
    if (footnote === null) return;
    part.append(footnote);
    if (!isOver(current()) || body.childElementCount < 2) return;
    // The note takes the last row along.
    const [last] = [body.lastElementChild as Element];
    const rest = part.cloneNode(true) as HTMLElement;
    part.querySelector('.footnote')?.remove();
    last.remove();
    rest.querySelector('figcaption')?.remove();
    rest.querySelector('tbody')?.replaceChildren(last);
    turn().append(rest);
  };
  const placeList = (list: HTMLElement): void => {
    place(list);
    for (let rest = surplus(list, 1), part = list; ; rest = surplus(part, 1)) {
      goOn(part);
      if (rest.length === 0) return;
      const next = part.cloneNode(false) as HTMLElement;
      if (next instanceof HTMLOListElement && part instanceof HTMLOListElement) next.start = part.start + part.childElementCount;
      next.append(...rest);
      turn().append(next);
      part = next;
    }
  };
  for (const block of [...main.children] as HTMLElement[]) {
    await pause();
    const isFirst = sheets.length === 0 || current().childElementCount === 0;
    if (block.matches('.pageBreak')) {
      if (!isFirst) turn();
      continue;
    }
    // A warning before the first slide stands on it.
    if (isSlides && block.tagName === 'H2' && !isFirst && current().lastElementChild?.matches('.warning') !== true) turn();
    const rows = block.matches('figure.table') ? block.querySelector<HTMLElement>('tbody') : null;
    if (rows !== null && rows.childElementCount > 0) await placeTable(block, rows);
    else if (block.matches('ul, ol')) placeList(block);
    else place(block);
    if (block.matches('.title.page')) turn();
  }
  if (sheets.length > 1 && current().childElementCount === 0) sheets.pop()?.parentElement?.remove();
  sheets.forEach((body, index) => {
    // What is no text and taller than a sheet goes on over the next ones, and is not cut.
    if (isOver(body)) body.parentElement?.classList.add('tall');
    const line = element('footer', 'sheetFoot');
    const words = document.createElement('span');
    const number = document.createElement('span');
    words.textContent = foot.textContent;
    number.textContent = (foot.dataset['page'] ?? '').replace('{page}', String(index + 1)).replace('{pages}', String(sheets.length));
    line.append(words, number);
    body.parentElement?.append(line);
  });
  return sheets.length;
}
