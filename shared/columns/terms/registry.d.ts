import type { Row, Term, TermValue } from '../define.ts';
export declare const firmTerms: readonly [import("../define.ts").TextTerm<"name">, import("../define.ts").ChoiceTerm<"kind", "absVehicle" | "aiLab" | "bank" | "chipSupplier" | "computeBroker" | "dcDeveloper" | "fund" | "gpuVendor" | "hyperscaler" | "neocloud" | "other" | "privateCredit" | "sublessor">, import("../define.ts").TextTerm<"group">, import("../define.ts").TextTerm<"notes">, import("../define.ts").NumberTerm<"cash">, import("../define.ts").NumberTerm<"revenue">, import("../define.ts").NumberTerm<"demandBeta">, import("../define.ts").NumberTerm<"opex">, import("../define.ts").NumberTerm<"funding">, import("../define.ts").NumberTerm<"otherAssets">, import("../define.ts").NumberTerm<"gpus">, import("../define.ts").NumberTerm<"gpuCost">, import("../define.ts").NumberTerm<"gpuAge">, import("../define.ts").NumberTerm<"gpuLife">, import("../define.ts").NumberTerm<"gpuOpex">, import("../define.ts").NumberTerm<"utilization">, import("../define.ts").NumberTerm<"debt">, import("../define.ts").FirmTerm<"lender">, import("../define.ts").ChoiceTerm<"rateType", "fixed" | "floating">, import("../define.ts").NumberTerm<"rate">, import("../define.ts").NumberTerm<"maturity">, import("../define.ts").NumberTerm<"amortization">, import("../define.ts").FlagTerm<"refinance">, import("../define.ts").NumberTerm<"rank">, import("../define.ts").NumberTerm<"pledged">, import("../define.ts").NumberTerm<"maxLtv">, import("../define.ts").NumberTerm<"minDscr">, import("../define.ts").NumberTerm<"undrawn">, import("../define.ts").NumberTerm<"capex">, import("../define.ts").FirmTerm<"vendor">, import("../define.ts").NumberTerm<"advanceRate">, import("../define.ts").FlagTerm<"failsWhenInsolvent">];
/** Headings over the firm grid's columns, in order. */
export declare const firmGroups: readonly [{
    readonly id: 'identity';
    readonly label: {
        readonly en: 'Identity';
        readonly zhHant: '基本資料';
    };
}, {
    readonly id: 'operations';
    readonly label: {
        readonly en: 'Operations';
        readonly zhHant: '營運';
    };
}, {
    readonly id: 'gpus';
    readonly label: {
        readonly en: 'GPUs';
        readonly zhHant: 'GPU';
    };
}, {
    readonly id: 'facility';
    readonly label: {
        readonly en: 'Own facility';
        readonly zhHant: '自有融資額度';
    };
}, {
    readonly id: 'liquidity';
    readonly label: {
        readonly en: 'Liquidity and growth';
        readonly zhHant: '流動性與成長';
    };
}];
type AnyFirmTerm = (typeof firmTerms)[number];
export type FirmKey = AnyFirmTerm['key'];
/** A firm as it stands in the document: only what was given; null reads as blank. */
export type Firm = Row & {
    readonly [T in AnyFirmTerm as T['key']]?: TermValue<T> | null;
};
/** The kinds of firm with their names, in the order in which legends list them. */
export declare const firmKinds: readonly import("../define.ts").ChoiceOption<"absVehicle" | "aiLab" | "bank" | "chipSupplier" | "computeBroker" | "dcDeveloper" | "fund" | "gpuVendor" | "hyperscaler" | "neocloud" | "other" | "privateCredit" | "sublessor">[];
export type FirmKind = (typeof firmKinds)[number]['id'];
/** The definition of a firm's term; undefined for a field that is none, such as one kept for another program. */
export declare function firmTerm(key: FirmKey): Term;
export declare function firmTerm(key: string): Term | undefined;
export {};
