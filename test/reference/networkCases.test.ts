/** All 96 published cases of ../fixtures/validation (sources in the files) through `network --case`, every field of `expected`. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../shared/base/json.ts';
import { runCases } from '../../shared/network/runCases.ts';

interface Case {
  readonly name: string;
  readonly model: string;
  readonly inputs: { readonly edges?: readonly (readonly [number, number, number])[]; readonly layers?: readonly (readonly (readonly [number, number, number])[])[]; readonly external_liabilities?: readonly (number | readonly number[])[] };
  readonly expected: { readonly [field: string]: Json };
  readonly tolerance: { readonly relative: number; readonly absolute: number };
}

const files = { eisenberg_noe: 13, rogers_veraart: 12, threshold_cascade: 12, debtrank: 19, fire_sale: 14, fire_sale_rounds_eba2018: 6, seniority: 7, edge_cases: 13 } as const;
/** Index sets, rounds and words are compared exactly; `payments_exact` against the payments. */
const exact = new Set(['defaulted', 'default_round', 'rounds', 'steps', 'new_defaults_per_step', 'unique']);

const read = (name: string): string => readFileSync(new URL(`../fixtures/validation/${name}.json`, import.meta.url), 'utf8');

/** The numbers of a field, however nested, in order. */
function numbersIn(value: Json | undefined): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((each) => numbersIn(each as Json)) : [];
}

/** Per firm, what it owes in all: the largest obligation in a case sets its tolerance. */
function largestObligation({ inputs }: Case): number {
  const owed = new Map<number, number>();
  const add = (firm: number, amount: number) => owed.set(firm, (owed.get(firm) ?? 0) + amount);
  for (const [debtor, , amount] of [...(inputs.edges ?? []), ...(inputs.layers ?? []).flat()]) add(debtor, amount);
  for (const [firm, amount] of (inputs.external_liabilities ?? []).entries()) if (typeof amount === 'number') add(firm, amount);
  return Math.max(0, ...owed.values());
}

const fraction = (text: Json): number => String(text).split('/').map(Number).reduce((above, below) => above / below);

for (const [file, count] of Object.entries(files)) {
  describe(file, () => {
    const document = JSON.parse(read(file)) as Json & { readonly cases: readonly Case[] };
    const results = runCases(document, ({ code }) => code);
    if (!results.ok) throw new Error(JSON.stringify(results.error));
    test('holds all its cases', () => expect(results.value).toHaveLength(count));

    test.each(document.cases.map((each, index) => [each.name, each, results.value[index]!] as const))('%s', (_name, each, { result, residual }) => {
      const allowed = (value: number) => each.tolerance.relative * Math.max(Math.abs(value), largestObligation(each)) + each.tolerance.absolute;
      expect(residual).toBeLessThanOrEqual(1e-13);
      for (const [field, expected] of Object.entries(each.expected)) {
        if (field === 'error') expect(result['error']).toBe('network.selfDebt');
        else if (exact.has(field)) expect(result[field], field).toEqual(expected);
        else {
          const got = numbersIn(result[field === 'payments_exact' ? 'payments' : field]);
          const wanted = field === 'payments_exact' ? (expected as readonly Json[]).map(fraction) : numbersIn(expected);
          expect(got, field).toHaveLength(wanted.length);
          for (const [index, value] of wanted.entries()) expect(Math.abs(got[index]! - value), `${field} ${index}: ${got[index]} for ${value}`).toBeLessThanOrEqual(allowed(value));
        }
      }
    });
  });
}
