/**
 * The runs behind a report, each done once however many sections and languages look at it.
 *
 * Owns: remembering them. Does not own: what is run (`shared/analysis`).
 */
import type { ExplainedRun } from '../analysis/explain.ts';
import { explainRun } from '../analysis/explain.ts';
import type { AnalysisAnswer, AnalysisRequest } from '../analysis/kinds/analysisKind.ts';
import { startAnalysis } from '../analysis/kinds/analysisKind.ts';
import { analysisKind } from '../analysis/kinds/registry.ts';
import type { CheckReport } from '../analysis/runChecks.ts';
import { findFragility, roundableLevers, usualDraws } from '../analysis/fragility.ts';
import type { Fragility } from '../analysis/fragility.ts';
import type { ChartRun } from '../charts/chartDefinition.ts';
import { runChecks } from '../analysis/runChecks.ts';
import type { Steps } from '../analysis/steps.ts';
import { finish } from '../analysis/steps.ts';
import { Bench } from '../analysis/trials/bench.ts';
import { stampedContents } from '../document/stampedContents.ts';
import { encodeWorkbook } from '../document/codec.ts';
import { notesByCell } from '../document/notes.ts';
import { scenarioHash } from '../document/signOff.ts';
import type { Provenance } from '../interchange/stamps/stampOf.ts';
import { sha256 } from '../base/sha256.ts';
import { scenarioById, scenarioByNameOrId, tableOf } from '../document/document.ts';
import type { Note, Workbook } from '../document/document.ts';
import { effectiveScenario } from '../document/inheritance.ts';
import { placeText } from '../document/placeText.ts';
import type { ProblemPlace } from '../document/problems.ts';
import { baseScenario } from '../drivers/scenario.ts';
import type { Scenario } from '../drivers/scenario.ts';
import { compileInputs } from '../engine/inputs.ts';
import type { InputProblem } from '../engine/inputProblem.ts';
import { SectionRefused } from './sectionRefused.ts';

/** By id of the scenario; answers by kind, scenario and parameters. */
interface Runs {
  readonly benches: Map<string, Bench>;
  readonly explained: Map<string, ExplainedRun>;
  readonly checks: Map<string, CheckReport>;
  readonly fragility: Map<string, Fragility>;
  readonly answers: Map<string, AnalysisAnswer>;
}

export class ReportWork {
  readonly workbook: Workbook;
  #workbookHash: string | null = null;
  #notes: ReadonlyMap<string, Note> | null = null;
  readonly #runs: Runs;

  constructor(workbook: Workbook, runs: Runs = { benches: new Map(), explained: new Map(), checks: new Map(), fragility: new Map(), answers: new Map() }) {
    this.workbook = workbook;
    this.#runs = runs;
  }

  /** A scenario by id or name, with all that it inherits. @throws SectionRefused when there is none */
  scenario(idOrName: string): Scenario {
    const found = scenarioById(this.workbook, idOrName) ?? scenarioByNameOrId(this.workbook, idOrName);
    if (found === undefined) throw new SectionRefused('report.noScenario', { name: idOrName });
    return effectiveScenario(this.workbook.scenarios, found);
  }

  /** A scenario compiled and run. @throws SectionRefused with the first reason when the model refuses it */
  bench(scenario: Scenario): Bench {
    const known = this.#runs.benches.get(scenario.id);
    if (known !== undefined) return known;
    const made = Bench.create(this.workbook, scenario);
    if (!made.ok) {
      const [{ target, id, field }] = made.error as readonly [InputProblem, ...InputProblem[]];
      const place: ProblemPlace = { table: target === 'scenario' ? 'scenarios' : tableOf(target), id, key: field };
      throw new SectionRefused('report.refused', { scenario: scenario.name, 'place.en': placeText(this.workbook, place, 'en'), 'place.zhHant': placeText(this.workbook, place, 'zhHant') });
    }
    this.#runs.benches.set(scenario.id, made.value);
    return made.value;
  }

  explained(scenario: Scenario): ExplainedRun {
    const known = this.#runs.explained.get(scenario.id);
    if (known !== undefined) return known;
    const { inputs } = this.bench(scenario).compiled;
    const base = scenario.id === baseScenario.id ? inputs : this.#baseInputs();
    const explained = explainRun(inputs, base, this.workbook);
    this.#runs.explained.set(scenario.id, explained);
    return explained;
  }

  #baseInputs() {
    const base = compileInputs(this.workbook, baseScenario);
    return base.ok ? base.value : null;
  }

  checks(scenario: Scenario): CheckReport {
    const known = this.#runs.checks.get(scenario.id) ?? finish(runChecks(this.bench(scenario), this.explained(scenario)));
    this.#runs.checks.set(scenario.id, known);
    return known;
  }

  /** Which failures are no plain fact; asked for again, it is there at once. */
  *fragility(scenario: Scenario): Steps<Fragility> {
    const known = this.#runs.fragility.get(scenario.id);
    if (known !== undefined) return known;
    const bench = this.bench(scenario);
    const levers = roundableLevers(bench);
    const found = yield* findFragility(bench, levers, usualDraws(bench.compiled, levers.length), this.explained(scenario).result);
    this.#runs.fragility.set(scenario.id, found);
    return found;
  }

  /** What charts look at of a scenario; null where the model refuses it. */
  chartRun(scenario: Scenario): ChartRun | null {
    try {
      return { scenario, result: this.bench(scenario).result, firms: this.workbook.firms };
    } catch (error) {
      if (error instanceof SectionRefused) return null;
      throw error;
    }
  }

  /** The same runs for a workbook in which only words have changed. */
  withWorkbook(workbook: Workbook): ReportWork {
    if (workbook === this.workbook) return this;
    return new ReportWork(workbook, this.#runs);
  }

  /** By the word of their cell (`cellKey`). */
  get notes(): ReadonlyMap<string, Note> {
    this.#notes ??= notesByCell(this.workbook.notes);
    return this.#notes;
  }

  /** Hashes of the workbook and of what the scenario comes to. */
  provenance(scenario: Scenario): Provenance {
    this.#workbookHash ??= sha256(encodeWorkbook(stampedContents(this.workbook)));
    return { workbook: this.#workbookHash, scenario: scenarioHash(this.workbook.scenarios, scenarioById(this.workbook, scenario.id) ?? scenario) };
  }

  /** An analysis in steps; asked for again, it is there at once. @throws SectionRefused when a parameter is refused */
  *analysis(kindId: string, scenario: Scenario, request: AnalysisRequest): Steps<AnalysisAnswer> {
    const key = JSON.stringify([kindId, scenario.id, Object.entries(request).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
    const known = this.#runs.answers.get(key);
    if (known !== undefined) return known;
    const kind = analysisKind(kindId);
    if (kind === undefined) throw new SectionRefused('report.noAnalysis', { name: kindId });
    this.bench(scenario);
    const { scenarios } = this.workbook;
    const all = [baseScenario, ...scenarios.map((each) => effectiveScenario(scenarios, each))];
    const started = startAnalysis(kind, request, { model: this.workbook, scenario, scenarios: all });
    const answer = started.ok ? yield* started.value : started;
    if (!answer.ok) throw new SectionRefused(answer.error.code, answer.error.details);
    this.#runs.answers.set(key, answer.value);
    return answer.value;
  }
}
