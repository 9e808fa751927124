import type { ShockDefinition } from './shock.ts';
import { quartersBetween, stepsOf } from './shock.ts';

/** US-UK STM-1 circuit price, USD million: 12.0 in 1999 and 1.8 in 2001 (Telecom Meltdown Facts, lecture slides, about 2003). */
const circuitPrice = { 1999: 12.0, 2001: 1.8 } as const;
/** Telecom equipment spending, USD bn: 110 in 2000, 84.6 in 1999, derived from +30 % (same source); 2001 is only said to be below 1999. */
const equipmentSpending = { 1999: 84.6, 2000: 110.0 } as const;

const fallen = circuitPrice[2001] / circuitPrice[1999] - 1;
/** Year ends 1997 to 2002; flat where the source has no figure, straight between those it has. */
const rents = quartersBetween([0, 0, 0, fallen / 2, fallen, fallen]);
const boom = equipmentSpending[2000] / equipmentSpending[1999] - 1;
/** By year: no figure for 1998; back to 1999 from 2001 on, since no figure is given. */
const spending = [0, 0, boom, 0, 0].flatMap((value) => [value, value, value, value]);

export const telecomReplay = {
  key: 'telecomReplay', start: 1, ramp: 0,
  label: { en: 'Replay: telecom 1998 to 2002', zhHant: '歷史重演：電信業 1998–2002' },
  help: { en: 'Rents take the path of Atlantic circuit prices, capital spending that of telecom equipment; quarter 1 is the first of 1998.', zhHant: '租金循大西洋電路價格走勢，資本支出循電信設備支出；第 1 季對應 1998 年第 1 季。' },
  source: {
    en: 'Telecom Meltdown Facts (lecture slides, about 2003; weak). Two points of price and two of spending: all between is a straight line, all outside is flat. A circuit is no GPU: fibre does not age, and its supply grew far faster.',
    zhHant: 'Telecom Meltdown Facts（講義，約 2003 年；來源薄弱）。價格與支出各僅兩點：其間以直線連接，其外持平。電路並非 GPU：光纖不易老化，且供給成長快得多。',
  },
  build: (settings) => ({ drivers: { rent: stepsOf(rents, settings), capex: stepsOf(spending, settings) } }),
} as const satisfies ShockDefinition;
