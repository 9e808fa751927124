import fc from 'fast-check';
import { expect, test } from 'vitest';
import { baseScenario } from '../../shared/drivers/scenario.ts';
import { columnsRename } from '../../shared/document/commands/columnsRename.ts';
import { isFailure } from '../../shared/document/commands/command.ts';
import { applyPatch } from '../../shared/document/patch.ts';
import { compileInputs } from '../../shared/engine/inputs.ts';
import { run } from '../../shared/engine/run.ts';
import { checkColumns } from '../../shared/rules/checkColumns.ts';
import { evaluateColumns } from '../../shared/rules/evaluateColumns.ts';
import type { RuleValues } from '../../shared/rules/evaluateColumns.ts';
import type { Expression } from '../../shared/rules/expression.ts';
import { parseRule } from '../../shared/rules/parseRule.ts';
import { printRule } from '../../shared/rules/printRule.ts';
import { ruleCard } from '../../shared/rules/ruleCard.ts';
import { builtInColumns } from '../../shared/rules/ruleScope.ts';
import type { UserColumn } from '../../shared/rules/userColumn.ts';
import { isMessageKey } from '../../shared/text/messages.ts';
import { arbModel } from '../builders/arbitraries.ts';
import type { Model } from '../builders/arbitraries.ts';
import { arbRule } from '../builders/arbRule.ts';
import { aWorkbook } from '../builders/aWorkbook.ts';

function withoutPlaces(expression: Expression): unknown {
  return JSON.parse(JSON.stringify(expression, (key, value: unknown) => (key === 'start' || key === 'end' ? undefined : value)));
}

const arbAnyName = fc.oneof(fc.constantFrom('cash', '現金', 'Opening cash', 'odd] name', 'and', 'min', '3x'), fc.string({ minLength: 1, maxLength: 8 }).filter((name) => name.trim() === name && name.normalize('NFC') === name));

test('a printed rule reads back as the same rule', () => {
  fc.assert(
    fc.property(arbRule(arbAnyName), (rule) => {
      const text = printRule(rule);
      fc.pre(text.length <= 1000);
      const parsed = parseRule(text);
      expect(parsed.ok, text).toBe(true);
      if (parsed.ok) expect(withoutPlaces(parsed.value), text).toEqual(withoutPlaces(rule));
    }),
    { numRuns: 2000 },
  );
});

test('any text is read, or refused with a reason that has words and a place in it', () => {
  const piece = fc.constantFrom('cash', ' ', '(', ')', '+', '/', ',', 'and', 'not ', '"', '[', '「', '5%', '1e', '.', '<', '=', 'if(', '現金', '％', '\u0000', '💡');
  fc.assert(
    fc.property(fc.oneof(fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')), fc.string({ unit: 'binary' })), (text) => {
      const parsed = parseRule(text);
      if (parsed.ok) return;
      expect(isMessageKey(parsed.error.code)).toBe(true);
      expect(parsed.error.start).toBeGreaterThanOrEqual(0);
      expect(parsed.error.end).toBeGreaterThanOrEqual(parsed.error.start);
      expect(parsed.error.start).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 2000 },
  );
});

const arbKnownName = fc.constantFrom('A', 'B', 'C', 'Typed', 'Remark', ...builtInColumns.map(({ key }) => key));

/** Four rules over one another and over everything there is, a number and a text that are typed in. */
const arbColumns = fc.array(arbRule(arbKnownName).map(printRule), { minLength: 3, maxLength: 3 }).map((rules): readonly UserColumn[] => [
  ...rules.map((formula, index): UserColumn => ({ id: `u${index + 1}`, name: 'ABC'[index] ?? '', type: 'auto', formula })),
  { id: 'u5', name: 'Typed', type: 'money' },
  { id: 'u6', name: 'Remark', type: 'text' },
]);

function valuesOf(columns: readonly UserColumn[], model: Model, quarter: number): RuleValues {
  const inputs = compileInputs(model, baseScenario);
  const places = new Map(model.firms.map(({ id }, index) => [id, index]));
  return evaluateColumns(checkColumns(columns, 'USD'), {
    firms: model.firms, market: model.market, firmName: (id) => id, quarter,
    result: inputs.ok ? run(inputs.value) : null, resultIndex: (id) => places.get(id),
  });
}

const arbCustom = fc.dictionary(fc.constantFrom('custom.u1', 'custom.u2', 'custom.u5', 'custom.u6'), fc.oneof(fc.double(), fc.string(), fc.boolean(), fc.constant(null)), { maxKeys: 3, noNullPrototype: true });
const arbBook = arbModel({ maxFirms: 4, maxContracts: 3, span: 'any' }).chain((model) =>
  fc.array(arbCustom, { minLength: model.firms.length, maxLength: model.firms.length }).map((custom): Model => ({ ...model, firms: model.firms.map((firm, index) => ({ ...firm, ...custom[index] })) })),
);

test('random rules over random books: a finite value, or a blank with a reason that has words; nothing throws, no bit depends on the order of rows', () => {
  let judged = 0;
  fc.assert(
    fc.property(arbColumns, arbBook, fc.nat(5), (columns, model, quarter) => {
      const { list } = checkColumns(columns, 'USD');
      const values = valuesOf(columns, model, quarter);
      const turned = valuesOf(columns, { ...model, firms: model.firms.toReversed() }, quarter);
      for (const checked of list.filter(({ hasRule }) => hasRule)) {
        const { id } = checked.column;
        if (checked.error === null) judged += 1;
        else expect(isMessageKey(checked.error.code)).toBe(true);
        for (const index of model.firms.keys()) {
          const value = values.value(id, index);
          const reason = values.reason(id, index);
          expect(value === null).toBe(reason !== null);
          if (reason !== null) expect(isMessageKey(reason.code)).toBe(true);
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
          expect(turned.value(id, model.firms.length - 1 - index)).toBe(value);
          const card = ruleCard(checked, { values, index, quarter }, { language: 'zhHant', currency: 'USD', firmName: () => null });
          expect(card.join('\n')).not.toMatch(/NaN|Infinity|undefined/);
        }
      }
    }),
    { numRuns: 400 },
  );
  // Rules drawn blindly often do not fit their units; enough of them must.
  expect(judged).toBeGreaterThan(150);
});

test('another name for a column changes no value of any rule', () => {
  fc.assert(
    fc.property(arbColumns, arbBook, fc.constantFrom('Net debt', '槓桿', 'odd] name'), (columns, model, name) => {
      const workbook = { ...aWorkbook({ columns }), ...model };
      const patch = columnsRename.plan(workbook, { id: 'u1', name });
      if (isFailure(patch)) throw new Error(patch.code);
      const renamed = applyPatch(workbook, patch);
      const [before, after] = [valuesOf(columns, model, 1), valuesOf(renamed.columns, model, 1)];
      for (const { id } of columns) for (const index of model.firms.keys()) expect(after.value(id, index)).toBe(before.value(id, index));
    }),
    { numRuns: 200 },
  );
});
