/**
 * One firm's payments of one quarter as live formulas, beside what the engine came to: a reviewer works them out again in a
 * spreadsheet, changes an input and sees what follows, without this program (design/model.md 3.2 to 3.4).
 *
 * Inputs are blue and given; all else is formulas of functions that every spreadsheet has.
 */
import type { Workbook } from '@cj-tech-master/excelts';
import type { FirmWaterfall, WaterfallAmount, WaterfallClaim, WaterfallLine } from '../../analysis/firmWaterfall.ts';
import type { Language } from '../../base/localized.ts';
import type { Replication } from '../reportDocument.ts';
import type { MessageKey } from '../../text/messages.ts';
import { t } from '../../text/messages.ts';
import { officeColours } from './officeTexts.ts';
import type { SheetWriter } from './sheetWriter.ts';
import { addSheet, looks } from './sheetWriter.ts';

/** Columns: what, with whom, contract, then numbers. */
const numbersFrom = 4;
const money = '#,##0.00######;[Red]-#,##0.00######';
const plain = 'General';
const given = { colour: officeColours.accent } as const;
/** Beyond what rounding does to sums of a few hundred amounts, below what anybody could mean. */
const allowed = '1E-9';

/** Adds the sheet and returns its name. */
export function addReplicationSheet(book: Workbook, replication: Replication, language: Language): string {
  const sheet = new Replica(addSheet(book, t(language, 'replication.sheet')), replication, language);
  sheet.write();
  return sheet.name;
}

class Replica {
  private checks = 0;
  /** Cells that later formulas ask for. */
  private demand = '';
  private fleetValue = '';
  private readonly waterfall: FirmWaterfall;

  constructor(private readonly out: SheetWriter, private readonly replication: Replication, private readonly language: Language) {
    this.waterfall = replication.waterfall;
  }

  get name(): string {
    return this.out.sheet.name;
  }

  write(): void {
    const { out, waterfall: { quarter, isEstate }, replication: { firmName, scenarioName, currency, footnote } } = this;
    out.put(1, this.text('replication.title', { firm: firmName, quarter, scenario: scenarioName }), looks.title);
    out.next();
    out.put(1, this.text(isEstate ? 'replication.estate' : 'replication.alive', { currency }), looks.quiet);
    out.next();
    const verdictRow = out.row;
    out.next(2);
    const own = this.ownCash();
    const received = this.amounts('replication.received', this.waterfall.receipts, 'replication.receivedSum');
    this.check(received.address, this.waterfall.ours.received);
    const means = isEstate ? this.estateMeans() : null;
    this.claims(own, received.address, means);
    out.next();
    out.put(1, footnote, looks.quiet);
    const last = out.row;
    out.row = verdictRow;
    out.put(1, this.text('replication.verdict'), { bold: true });
    out.calculate(numbersFrom, `IF(COUNTIF(F1:F${last},TRUE)+COUNTIF(V1:V${last},TRUE)=${this.checks},"${this.text('replication.agrees')}","${this.text('replication.differs')}")`, this.text('replication.agrees'), { bold: true });
    out.finish();
    out.sheet.views = [{ state: 'frozen', ySplit: verdictRow }];
  }

  private text(key: MessageKey, params: Readonly<Record<string, string | number>> = {}): string {
    return t(this.language, key, params);
  }

  private heading(key: MessageKey): void {
    this.out.next();
    this.out.put(1, this.text(key), looks.heading);
    this.out.next();
  }

  /** A number that is given. */
  private input(key: MessageKey, value: number, format = plain): string {
    this.out.put(1, this.text(key));
    const address = this.out.put(numbersFrom, value, { ...given, format });
    this.out.next();
    return address;
  }

  /** A number that follows, with its rule in words beside it. */
  private result(key: MessageKey, formula: string, value: number, format = money): string {
    this.out.put(1, this.text(key), { bold: true });
    const address = this.out.calculate(numbersFrom, formula, value, { format, bold: true });
    this.out.next();
    return address;
  }

  /** What the engine has in the row above, and whether it is the same. */
  private check(address: string, ours: number, column = numbersFrom + 1, row = this.out.row - 1): void {
    const back = this.out.row;
    this.out.row = row;
    const own = this.out.put(column, ours, { ...given, format: money });
    this.out.calculate(column + 1, `ABS(${address}-${own})<=${allowed}*MAX(1,ABS(${own}))`, true);
    this.checks += 1;
    this.out.row = back;
  }

  private ownCash(): string {
    const { own, ours, fleet } = this.waterfall;
    this.heading('replication.ownCash');
    this.checkHead();
    const opening = this.input('replication.openingCash', own.openingCash, money);
    const revenue = this.input('replication.revenue', own.revenue, money);
    const beta = this.input('replication.demandBeta', own.demandBeta);
    const demand = this.input('replication.demand', own.demand);
    this.demand = demand;
    const earned = this.result('replication.revenueNow', `${revenue}*MAX(0,1+${beta}*(${demand}-1))`, own.revenue * Math.max(0, 1 + own.demandBeta * (own.demand - 1)));
    const funding = this.input('replication.funding', own.funding, money);
    const fundingPath = this.input('replication.fundingPath', own.fundingPath);
    const funded = this.result('replication.fundingNow', `${funding}*${fundingPath}`, own.funding * own.fundingPath);
    const pool = this.input('replication.pool', own.pool, '#,##0.##');
    const utilization = this.input('replication.utilization', own.utilization, '0.00%');
    const rent = this.input('replication.spotRent', own.spotRent, '0.000000');
    const spot = this.result('replication.spotNow', `${pool}*${utilization}*MIN(1,${demand})*${rent}*2190/1000000`, (own.pool * own.utilization * Math.min(1, own.demand) * own.spotRent * 2190) / 1e6);
    const opex = this.input('replication.opex', own.opex, money);
    const gpuOpex = this.input('replication.gpuOpex', own.gpuOpex);
    const gpus = this.input('replication.gpus', own.gpus, '#,##0.##');
    const opexPath = this.input('replication.opexPath', own.opexPath);
    const cost = this.result('replication.opexNow', `(${opex}+${gpuOpex}*${gpus}/1000)*${opexPath}`, (own.opex + (own.gpuOpex * own.gpus) / 1000) * own.opexPath);
    const cash = this.result('replication.ownCashNow', `${opening}+${earned}+${funded}+${spot}-${cost}`, ours.ownCash);
    this.check(cash, ours.ownCash);
    this.fleet(gpus, fleet);
    return cash;
  }

  private fleet(gpus: string, fleet: FirmWaterfall['fleet']): void {
    this.heading('replication.fleet');
    const cost = this.input('replication.gpuCost', fleet.gpuCost);
    const age = this.input('replication.gpuAge', fleet.gpuAge);
    const life = this.input('replication.gpuLife', fleet.gpuLife);
    const lifePath = this.input('replication.lifePath', fleet.lifePath);
    const salvage = this.input('replication.salvage', fleet.salvage, '0.00%');
    const whole = fleet.gpuLife * fleet.lifePath;
    const left = this.result('replication.left', `IF(${life}*${lifePath}=0,${salvage},MAX(${salvage},1-${age}/(${life}*${lifePath})))`, whole === 0 ? fleet.salvage : Math.max(fleet.salvage, 1 - fleet.gpuAge / whole), '0.0000%');
    const price = this.input('replication.gpuPricePath', fleet.gpuPricePath);
    const ratio = this.input('replication.rentRatio', fleet.rentRatio);
    const theta = this.input('replication.rentToValue', fleet.rentToValue);
    const factor = this.input('replication.priceFactor', fleet.priceFactor);
    this.fleetValue = this.result('replication.fleetValue', `${gpus}*${cost}*${left}*${price}*IF(${theta}=0,1,${ratio}^${theta})*${factor}/1000`, this.waterfall.ours.fleetValue);
    this.check(this.fleetValue, this.waterfall.ours.fleetValue);
  }

  private checkHead(): void {
    this.out.put(numbersFrom, this.text('replication.here'), { ...looks.head, align: 'right' });
    this.out.put(numbersFrom + 1, this.text('replication.ours'), { ...looks.head, align: 'right' });
    this.out.put(numbersFrom + 2, this.text('replication.same'), looks.head);
    this.out.next();
  }

  private line({ kind, contract, party }: WaterfallLine): void {
    this.out.put(1, this.text(`account.${kind}`));
    this.out.put(2, party === null ? this.text('replication.outside') : (this.replication.names.get(party) ?? party));
    this.out.put(3, contract ?? this.text('replication.ownFacility'));
  }

  /** A list of given amounts and their sum. */
  private amounts(heading: MessageKey, list: readonly WaterfallAmount[], sum: MessageKey): { readonly address: string; readonly value: number } {
    this.heading(heading);
    const first = this.out.row;
    for (const each of list) {
      this.line(each);
      this.out.put(numbersFrom, each.amount, { ...given, format: money });
      this.out.next();
    }
    const value = list.reduce((total, { amount }) => total + amount, 0);
    return { address: this.result(sum, list.length === 0 ? '0' : `SUM(D${first}:D${this.out.row - 1})`, value), value };
  }

  /** What an estate's collateral and sales bring, and the shares that it keeps. */
  private estateMeans(): EstateCells {
    const { estate, held, ours } = this.waterfall;
    const book = this.amounts('replication.held', held, 'replication.heldSum');
    this.heading('replication.estateMeans');
    const cashKept = this.input('replication.cashKept', estate.cashKept, '0.00%');
    const inflowKept = this.input('replication.inflowKept', estate.inflowKept, '0.00%');
    const cost = this.input('replication.liquidationCost', estate.liquidationCost, '0.00%');
    const haircut = this.input('replication.bookHaircut', estate.bookHaircut, '0.00%');
    const other = this.input('replication.otherAssets', estate.otherAssets, money);
    const proceeds = this.result('replication.proceeds', `(1-${cost})*${this.fleetValue}`, (1 - estate.liquidationCost) * ours.fleetValue);
    const sold = this.result('replication.bookSold', `(1-${haircut})*(${other}+${book.address})`, (1 - estate.bookHaircut) * (estate.otherAssets + book.value));
    return { cashKept, inflowKept, proceeds, sold };
  }

  /** Every claim with what is owed, covered and paid, rank by rank. */
  private claims(own: string, received: string, means: EstateCells | null): void {
    const { claims, ours } = this.waterfall;
    this.heading('replication.claims');
    const head = ['rank', 'balance', 'rate', 'interest', 'opening', 'amortization', 'matures', 'rent', 'takeOrPay', 'other', 'owed', 'pledged', 'secured', 'unsecured', 'senior', 'sameRank', 'paid', 'ours', 'same'] as const;
    for (const [index, key] of (['what', 'party', 'contract'] as const).entries()) this.out.put(index + 1, this.text(`replication.column.${key}`), looks.head);
    for (const [index, key] of head.entries()) this.out.put(numbersFrom + index, this.text(`replication.column.${key}`), { ...looks.head, align: 'right' });
    this.out.next();
    const first = this.out.row;
    const last = first + Math.max(1, claims.length) - 1;
    // The means stand below the claims and depend on their collateral; payments depend on the means.
    const pot = `$D$${last + 2 + (means === null ? 0 : 1)}`;
    for (const claim of claims) {
      this.claim(claim, { first, last, pot, proceeds: means?.proceeds ?? null });
      this.out.next();
    }
    if (claims.length === 0) this.out.next();
    this.out.next();
    const secured = claims.reduce((sum, each) => sum + each.secured, 0);
    const collateral = means === null ? '0' : this.result('replication.securedSum', `SUM(P${first}:P${last})`, secured);
    const formula = means === null
      ? `MAX(0,${own}+${received})`
      : `MAX(0,${means.cashKept}*MAX(0,${own})+MIN(0,${own})+${means.inflowKept}*${received}+MAX(0,${means.proceeds}-${collateral})+${means.sold})`;
    this.result(means === null ? 'replication.meansAlive' : 'replication.meansEstate', formula, this.means(secured));
    const owed = this.result('replication.owedSum', `SUM(N${first}:N${last})`, ours.owed);
    this.check(owed, ours.owed);
    const paid = this.result('replication.paidSum', `SUM(T${first}:T${last})`, ours.paid);
    this.check(paid, ours.paid);
    this.result(means === null ? 'replication.ratio' : 'replication.recovery', `IF(${owed}=0,1,${paid}/${owed})`, ours.owed === 0 ? 1 : ours.paid / ours.owed, '0.0000%');
    if (means !== null) return;
    const short = this.result('replication.shortfall', `MAX(0,${owed}-${own}-${received})`, ours.shortfall);
    this.check(short, ours.shortfall);
  }

  private means(secured: number): number {
    const { estate, held, isEstate, ours: { ownCash, received, fleetValue } } = this.waterfall;
    if (!isEstate) return Math.max(0, ownCash + received);
    const book = held.reduce((sum, { amount }) => sum + amount, estate.otherAssets);
    return Math.max(0, estate.cashKept * Math.max(0, ownCash) + Math.min(0, ownCash) + estate.inflowKept * received + Math.max(0, (1 - estate.liquidationCost) * fleetValue - secured) + (1 - estate.bookHaircut) * book);
  }

  private claim(claim: WaterfallClaim, place: ClaimPlace): void {
    const { out } = this;
    const { isEstate } = this.waterfall;
    const { row } = out;
    const put = (column: string, value: number, format = plain) => out.put(columnNumber(column), value, { ...given, format });
    this.line(claim);
    put('D', claim.rank);
    const hasBalance = claim.kind === 'loan' || claim.kind === 'tranche';
    if (hasBalance) {
      put('E', claim.balance, money);
      put('F', claim.rate, '0.0000%');
      out.calculate(columnNumber('G'), `E${row}*F${row}/4`, (claim.balance * claim.rate) / 4, { format: money });
    }
    if (claim.kind === 'loan') {
      put('H', claim.opening, money);
      put('I', claim.amortization, '0.00%');
      put('J', claim.matures ? 1 : 0);
    }
    if (claim.kind === 'lease') {
      put('K', claim.rent, money);
      put('L', claim.takeOrPay, '0.00%');
    }
    const other = claim.kind === 'loan' ? claim.called : claim.dueNow + (isEstate ? claim.dueLater : 0);
    if (other !== 0) put('M', other, money);
    out.calculate(columnNumber('N'), owedFormula(claim, row, isEstate, this.demand), claim.owed, { format: money });
    if (claim.pledged !== 0) put('O', claim.pledged, '0.00%');
    out.calculate(columnNumber('P'), place.proceeds === null || claim.kind !== 'loan' ? '0' : `MIN(N${row},O${row}*${place.proceeds})`, claim.secured, { format: money });
    out.calculate(columnNumber('Q'), `N${row}-P${row}`, claim.owed - claim.secured, { format: money });
    const range = (column: string) => `$${column}$${place.first}:$${column}$${place.last}`;
    const unsecured = (isCounted: (rank: number) => boolean) => this.waterfall.claims.reduce((sum, each) => (isCounted(each.rank) ? sum + each.owed - each.secured : sum), 0);
    out.calculate(columnNumber('R'), `SUMIF(${range('D')},"<"&D${row},${range('Q')})`, unsecured((rank) => rank < claim.rank), { format: money });
    out.calculate(columnNumber('S'), `SUMIF(${range('D')},D${row},${range('Q')})`, unsecured((rank) => rank === claim.rank), { format: money });
    const paid = out.calculate(columnNumber('T'), `P${row}+IF(S${row}=0,0,Q${row}*MAX(0,MIN(1,(${place.pot}-R${row})/S${row})))`, claim.paid, { format: money, bold: true });
    this.check(paid, claim.paid, columnNumber('U'), row);
  }
}

interface EstateCells {
  readonly cashKept: string;
  readonly inflowKept: string;
  readonly proceeds: string;
  readonly sold: string;
}

interface ClaimPlace {
  readonly first: number;
  readonly last: number;
  /** Cell of what there is for the claims. */
  readonly pot: string;
  /** Cell of what the fleet brings; null while the firm lives. */
  readonly proceeds: string | null;
}

/** What is owed by the rule of the claim's kind (3.3; 3.4 for an estate). */
function owedFormula({ kind, rank }: WaterfallClaim, row: number, isEstate: boolean, demand: string): string {
  switch (kind) {
    case 'loan':
      return isEstate ? `E${row}+G${row}+M${row}` : `G${row}+IF(J${row}=1,E${row},MIN(E${row},I${row}*H${row}))`;
    case 'tranche':
      return isEstate ? `E${row}+G${row}` : rank === 1 ? `G${row}` : '0';
    case 'lease':
      return `K${row}*(L${row}+(1-L${row})*MIN(1,${demand}))`;
    case 'supply':
    case 'call':
    case 'draw':
      return `M${row}`;
  }
}

/** A is 1. */
function columnNumber(letter: string): number {
  return letter.charCodeAt(0) - 64;
}
