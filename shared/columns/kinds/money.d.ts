/** An amount in its column's unit; `1.2億`, `1.5bn` and `30k` count in the currency itself. */
export declare const money: import("../kind.ts").Kind;
