/** Where the names of a network picture stand so that none lies over another, nor over a circle, nor beyond the edge. */

export interface NamedNode {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Must be read: it is put where it lies over least, should there be no free place. */
  readonly isWanted: boolean;
}

export interface PlacedName {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Of type of 11 units, bold where a firm fails now: from above the capitals to below the descenders. */
const [ascent, descent] = [9, 3];
const letterWidth = 6.3;
const ideographWidth = 10.4;

/** Chinese characters are as wide as high. */
export function nameWidth(name: string): number {
  let width = 0;
  for (const character of name) width += /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/.test(character) ? ideographWidth : letterWidth;
  return width;
}

export function nameBox({ name, x, y, anchor }: PlacedName): Box {
  const width = nameWidth(name);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - ascent, bottom: y + descent };
}

/** @param nodes  all circles; those with a name to be placed first, the most important at the head */
export function placeNames(nodes: readonly NamedNode[], circles: readonly Pick<NamedNode, 'x' | 'y' | 'radius'>[], frame: Box): readonly PlacedName[] {
  const placed: PlacedName[] = [];
  const taken: Box[] = [];
  const round = circles.map(({ x, y, radius }): Box => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }));
  for (const node of nodes.toSorted((a, b) => Number(b.isWanted) - Number(a.isWanted))) {
    const choices = choicesFor(node).map((choice) => ({ choice, box: nameBox(choice) }));
    const costs = choices.map(({ box }) => sum(taken, box) * 4 + sum(round, box) + beyond(box, frame) * 50);
    const least = Math.min(...costs);
    const best = choices[costs.indexOf(least)]!;
    // Free of other names and inside; a circle may be touched.
    const isFree = sum(taken, best.box) === 0 && beyond(best.box, frame) === 0;
    if (!isFree && !node.isWanted) continue;
    placed.push(best.choice);
    taken.push(best.box);
  }
  return placed;
}

/** Beside the circle first, then above and below, then further off. */
function choicesFor({ id, name, x, y, radius }: NamedNode): readonly PlacedName[] {
  const at = (dx: number, dy: number, anchor: PlacedName['anchor']): PlacedName => ({ id, name, x: x + dx, y: y + dy, anchor });
  return [0, 8, 18, 30].flatMap((off) => {
    const gap = radius + 4 + off;
    return [at(gap, 4, 'start'), at(-gap, 4, 'end'), at(0, -gap, 'middle'), at(0, gap + ascent, 'middle'), at(gap * 0.8, -gap * 0.7, 'start'), at(gap * 0.8, gap * 0.7 + ascent, 'start'), at(-gap * 0.8, -gap * 0.7, 'end'), at(-gap * 0.8, gap * 0.7 + ascent, 'end')];
  });
}

function sum(boxes: readonly Box[], box: Box): number {
  return boxes.reduce((total, other) => total + Math.max(0, Math.min(box.right, other.right) - Math.max(box.left, other.left)) * Math.max(0, Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top)), 0);
}

function beyond(box: Box, frame: Box): number {
  return Math.max(0, frame.left - box.left) + Math.max(0, box.right - frame.right) + Math.max(0, frame.top - box.top) + Math.max(0, box.bottom - frame.bottom);
}
