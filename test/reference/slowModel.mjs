/**
 * The model of the design page written a second time, slowly and plainly, as an oracle for the engine: objects instead of
 * typed arrays, iteration to a standstill instead of exact solves. It shares no code with the engine on purpose.
 *
 * It also tells what it saw (`seen`): how often each thing that the page speaks of happened, and what a result document leaves
 * out. Longer than most files, since it is one page written down once, without parts that could be wrong together.
 */
const num = (v, d = 0) => (v === undefined || v === null ? d : v);
const marketDefaults = { quarters: 20, spotRent: 2.5, spotDemand: null, rentElasticity: 0.5, rentToValue: 0.5, salvage: 0.05, gpuPrice: 30, marketDepth: 0,
  fireSaleImpact: 0.5, priceMemory: 0.5, liquidationCost: 0.1, bookHaircut: 0.3, cashKept: 1, inflowKept: 1, baseRate: 0.04, cureQuarters: 1, freezeLoss: null };
const firmDefaults = { gpuLife: 24, utilization: 1, refinance: true, rank: 1, maturity: null, lender: null, vendor: null, rateType: 'fixed' };
const contractDefaults = { refinance: true, rank: 1, maturity: null, term: null, takeOrPay: 1, from: null, to: null, rateType: 'fixed' };

function path(spec, base, cut, T) {
  const out = [];
  for (let t = 1; t <= T; t++) {
    let v = base;
    if (spec && !Array.isArray(spec)) v = spec.values.length ? spec.values[Math.min(t, spec.values.length) - 1] : base;
    else for (const s of spec ?? []) {
      const start = num(s.start, 1), ramp = num(s.ramp), hold = s.hold, recovery = num(s.recovery);
      if (t < start) continue;
      const end = hold === undefined || hold === null ? Infinity : start + ramp + hold;
      v += s.depth * (t <= end ? Math.min(1, (t - start + 1) / (ramp + 1)) : Math.max(0, 1 - (t - end) / (recovery + 1)));
    }
    out[t] = cut ? Math.max(0, v) : v;
  }
  return out;
}

export function runSlowly(book, scenario = { name: 'Base', drivers: {}, overrides: [], failures: [] }, seen = { events: new Map(), inner: {} }) {
  const note = (event) => seen.events.set(event, (seen.events.get(event) ?? 0) + 1);
  const over = (target, row, defaults) => {
    const r = { ...row };
    for (const o of scenario.overrides ?? []) if (o.target === target && (target === 'market' || o.id === row.id)) {
      if ('value' in o) r[o.field] = o.value;
      else { const v = r[o.field] ?? (o.field in defaults ? defaults[o.field] : 0); r[o.field] = v === null ? null : v * o.scale; }
    }
    for (const k of Object.keys(defaults)) if (r[k] === undefined || r[k] === null) r[k] = defaults[k];
    return r;
  };
  const M = over('market', book.market ?? {}, marketDefaults);
  const T = M.quarters;
  const drv = (k, b) => path(scenario.drivers?.[k], b, k !== 'baseRate', T);
  const D_ = Object.fromEntries(['demand', 'rent', 'gpuPrice', 'life', 'funding', 'opex', 'capex', 'credit'].map((k) => [k, drv(k, 1)]));
  D_.baseRate = drv('baseRate', 0);
  const F = new Map(book.firms.map((f) => [f.id, over('firm', f, firmDefaults)]));
  const firms = [...F.values()].map((f) => ({ f, id: f.id, alive: true, cash: num(f.cash), gpus: num(f.gpus), cost: num(f.gpuCost), age: num(f.gpuAge), breach: 0,
    blocked: false, undrawn: num(f.undrawn), nw: 0, out: { cash: [], debt: [], fleetValue: [], netWorth: [], dscr: [null], ltv: [] }, failure: null }));
  for (const x of firms) seen.inner[x.id] = { need: [0], calls: [0], blocked: [0], shortfall: [0], lossCaused: 0, lossSuffered: { loan: 0, tranche: 0, lease: 0, supply: 0, call: 0, equity: 0 } };
  const at = new Map(firms.map((x) => [x.id, x]));
  const party = (id) => (id === null || id === undefined ? null : at.get(id));
  const loans = [], tranches = [], leases = [], supplies = [], equities = [], guarantees = [];
  const loanOf = (id, c, from, to, B, own) => ({ id, c, from, to, B, B0: B, maturity: c.maturity ?? Infinity, m0: c.maturity ?? Infinity, own, closed: false, due: 0, interest: 0 });
  for (const raw of book.contracts ?? []) {
    const c = over('contract', raw, contractDefaults), from = party(c.from), to = party(c.to), x = { id: c.id, c, from, to };
    if (c.type === 'loan') loans.push(loanOf(c.id, c, from, to, num(c.principal), false));
    if (c.type === 'tranche') tranches.push({ ...x, B: num(c.principal) });
    if (c.type === 'lease') leases.push({ ...x, ended: false, lost: false, term: c.term ?? Infinity });
    if (c.type === 'supply') supplies.push({ ...x, ended: false, term: c.term ?? Infinity, payables: num(c.outstanding) ? [{ due: 1, amount: num(c.outstanding) }] : [] });
    if (c.type === 'equity') equities.push({ ...x, ended: false, term: c.term ?? Infinity });
    if (c.type === 'guarantee') guarantees.push({ ...x, ended: false, left: num(c.cap) });
  }
  for (const x of firms) {
    const f = x.f;
    if (num(f.debt) > 0 || num(f.undrawn) > 0 || (num(f.capex) > 0 && num(f.advanceRate) > 0)) {
      x.fac = loanOf(`own:${x.id}`, f, party(f.lender), x, num(f.debt), true);
      loans.push(x.fac);
    }
  }
  const ok = (p) => p === null || p.alive;
  let R = 0, Qprev = 0, frozen = false;
  const D0 = M.spotDemand ?? firms.reduce((s, x) => s + x.gpus, 0);
  const value = (x, t, p, Fac) => {
    const life = x.f.gpuLife * (t ? D_.life[t] : 1);
    const b = life > 0 ? Math.max(M.salvage, 1 - x.age / life) : M.salvage;
    const r = M.spotRent > 0 ? (p / M.spotRent) ** M.rentToValue : 1;
    return (x.gpus * x.cost * b * (t ? D_.gpuPrice[t] : 1) * r * Fac) / 1000;
  };
  const holder = (k) => (k.from && k.from.alive ? k.from : null);
  const held = (x, B) => { // claims held, balances by function
    let s = 0;
    for (const k of [...loans, ...tranches]) if (k.from === x && k.to !== x) s += B(k);
    return s;
  };
  const netWorth = (x, cashNow, V, B, pays, inD) => {
    let s = cashNow + V + num(x.f.otherAssets);
    for (const k of [...loans, ...tranches]) {
      if (k.from === x && ok(k.to) && !inD(k.to)) s += B(k);
      if (k.to === x) s -= B(k);
    }
    for (const k of supplies) {
      if (k.from === x && ok(k.to) && !inD(k.to)) s += pays(k);
      if (k.to === x) s -= pays(k);
    }
    return s;
  };
  const stakes = (x, nwOf, inD) => equities.reduce((s, q) => s + (q.from === x && !q.ended && q.to && q.to.alive && !inD(q.to) ? num(q.c.stake) * Math.max(0, nwOf(q.to)) : 0), 0);
  const close = (t, p, Fac) => {
    const nws = firms.map((x) => (x.alive ? netWorth(x, x.cash, value(x, t, p, Fac), (k) => k.B, (k) => k.payables.reduce((s, q) => s + q.amount, 0), () => false) : 0));
    if (t === 0) firms.forEach((x, i) => { x.nw = nws[i]; });
    const before = new Map(firms.map((x) => [x, x.nw]));
    firms.forEach((x, i) => {
      x.nw = x.alive ? nws[i] + stakes(x, (j) => before.get(j), () => false) : 0;
      const V = x.alive ? value(x, t, p, Fac) : 0;
      x.out.cash[t] = x.cash; x.out.fleetValue[t] = V; x.out.netWorth[t] = x.nw;
      x.out.debt[t] = x.alive ? [...loans, ...tranches].reduce((s, k) => s + (k.to === x ? k.B : 0), 0) : 0;
      let pl = 0, pb = 0;
      for (const k of loans) if (k.to === x && num(k.c.pledged) > 0) { pl += k.c.pledged; pb += k.B; }
      x.out.ltv[t] = x.alive && pl * V > 1e-6 ? pb / (pl * V) : null;
    });
  };
  close(0, M.spotRent, 1);
  const result = { format: 'firebreak-result', version: 1, scenario: scenario.name, quarters: [], firms: {}, totals: { failures: 0, lossToLenders: 0, lossToOthers: 0 } };
  for (let t = 1; t <= T; t++) {
    for (const x of firms) x.age += 1;
    const live = (l) => !l.ended && ok(l.from) && ok(l.to) && t <= l.term;
    const C = firms.reduce((s, x) => s + (x.alive ? x.gpus : 0), 0) + R;
    const lost = leases.reduce((s, l) => s + (l.lost && t <= l.term ? num(l.c.units) : 0), 0);
    const x_ = D0 <= 1e-6 || C <= 1e-6 ? 1 : Math.min(1000, ((D_.demand[t] * Math.max(0, D0 - lost)) / C) ** M.rentElasticity);
    const p = M.spotRent * D_.rent[t] * x_;
    if (R > 0) note('GPUs of estates let again');
    if (lost > 0) note('lease demand lost');
    if (x_ === 1000) note('rent at its most');
    if (D0 > 1e-6 && C <= 1e-6) note('no capacity left');
    const open = D_.credit[t] >= 0.5 && !frozen;
    if (frozen) note('credit frozen by losses');
    if (!(D_.credit[t] >= 0.5)) note('credit closed by the driver');
    const tot0 = [...loans, ...tranches].reduce((s, k) => s + k.B, 0);
    const A = firms.filter((x) => x.alive);
    for (const x of A) {
      let fi = x.gpus;
      for (const l of leases) if (live(l)) { if (l.to === x && l.c.resale) { fi += num(l.c.units); note('units let again by a broker'); } if (l.from === x) fi -= num(l.c.units); }
      x.opexNow = (num(x.f.opex) + (num(x.f.gpuOpex) * x.gpus) / 1000) * D_.opex[t];
      x.flow = num(x.f.revenue) * Math.max(0, 1 + num(x.f.demandBeta) * (D_.demand[t] - 1)) + num(x.f.funding) * D_.funding[t]
        + (Math.max(0, fi) * num(x.f.utilization, 1) * Math.min(1, D_.demand[t]) * p * 2190) / 1e6 - x.opexNow;
      x.e = x.cash + x.flow;
    }
    for (const x of A) {
      if (x.e < 0) note('own cash below nothing');
      if (num(x.f.revenue) > 0 && 1 + num(x.f.demandBeta) * (D_.demand[t] - 1) < 0) note('revenue cut to nothing');
    }
    // dues
    for (const k of loans) {
      k.Bs = k.B; k.called = 0; k.received = 0;
      const r = k.c.rateType === 'floating' ? Math.max(0, M.baseRate + D_.baseRate[t] + num(k.c.rate)) : Math.max(0, num(k.c.rate));
      if (k.B > 0 && k.c.rateType === 'floating') note(r > 0 ? 'floating interest' : 'floating rate cut to nothing');
      k.interest = (k.B * r) / 4; k.due = Math.min(k.B, num(k.c.amortization) * k.B0); k.unrefinanced = false;
      if (t === k.maturity && ok(k.to)) {
        if (k.B > 0) note(!k.c.refinance ? 'refinancing not wanted' : !open ? 'refinancing refused: credit closed' : !ok(k.from) ? 'refinancing refused: lender dead'
          : k.to && k.to.blocked ? 'refinancing refused: borrower blocked' : 'refinanced');
        if (k.c.refinance && open && ok(k.from) && !(k.to && k.to.blocked)) k.maturity = t + Math.max(4, k.m0);
        else { k.due = k.B; k.unrefinanced = true; if (k.own) k.closed = true; }
      }
    }
    for (const k of tranches) k.interest = (k.B * Math.max(0, num(k.c.rate))) / 4;
    for (const g of guarantees) g.called = 0;
    const rentOf = (l) => num(l.c.rent) * (num(l.c.takeOrPay, 1) + (1 - num(l.c.takeOrPay, 1)) * Math.min(1, D_.demand[t]));
    const dueNow = (s) => s.payables.reduce((a, q) => a + (q.due === t ? q.amount : 0), 0);
    const allPay = (s) => s.payables.reduce((a, q) => a + q.amount, 0);
    const liveLeases = leases.filter(live);
    const D = new Set();
    const inD = (x) => x !== null && D.has(x);
    let sold = 0, Fac = 1, V = new Map();
    const reprice = () => {
      Fac = M.marketDepth > 0 ? Math.exp((-M.fireSaleImpact * (M.priceMemory * Qprev + sold)) / M.marketDepth) : 1;
      V = new Map(A.map((x) => [x, value(x, t, p, Fac)]));
    };
    reprice();
    let claims;
    const noteClearing = () => {
      if (Fac < 1) note(sold > 0 ? 'fire sale' : 'price remembers sales');
      for (const k of loans) if (k.called > 0 && k.received < k.called * (1 - 1e-9)) note('line not honoured in full');
      for (const g of guarantees) if (g.called > 0 && claims.some((c) => c.guarantee && c.ref === g && c.paid < c.amount * (1 - 1e-9))) note('guarantee not honoured in full');
      for (const x of D) {
        const owed = x.mine.reduce((s, c) => s + c.amount, 0), paid = x.mine.reduce((s, c) => s + c.paid, 0), s = x.mine.reduce((q, c) => q + c.s, 0);
        const bracket = M.cashKept * Math.max(0, x.e) + Math.min(0, x.e) + M.inflowKept * x.In + x.G;
        if (bracket < 0) note('opex of an estate not paid');
        if (bracket > owed - s + 1e-9) note('estate with a surplus');
        if (owed > 1e-9 && paid < owed * (1 - 1e-9)) note('estate that pays in part');
        for (const c of x.mine) if (c.s > 0) note(c.s < c.amount * (1 - 1e-9) ? 'collateral too small' : 'collateral enough');
        if (x.ranks.length > 1 && x.mine.some((c) => c.rank === x.ranks[0] && c.paid > c.s + 1e-9) && x.mine.some((c) => c.rank === x.ranks.at(-1) && c.paid < c.s + 1e-9)) note('juniors get nothing where seniors are paid');
        if (x.saleBook > 0) note('book sold');
        if (M.cashKept < 1 && x.e > 0) note('estate costs on cash');
        if (M.inflowKept < 1 && x.In > 0) note('estate costs on inflows');
        if (x.mine.some((c) => c.creditor && inD(c.creditor) && c.amount > 0)) note('estate owes an estate');
        if (reaches(x, x, new Set())) note('ring of estates');
        if (x.mine.some((c) => c.creditor === null && c.ref.from && c.kind !== 'call')) note('estate owes heirs of the dead');
      }
    };
    const reaches = (x, goal, been) => x.mine.some((c) => c.creditor && c.amount - c.s > 0 && inD(c.creditor) && (c.creditor === goal || (!been.has(c.creditor) && reaches(c.creditor, goal, been.add(c.creditor)))));
    const clear = () => {
      // every claim: debtor, creditor, due (alive) or owed (estate), rank
      claims = [];
      const add = (kind, ref, debtor, creditor, dueAmount, owedAmount, rank, extra = {}) => {
        const estate = inD(debtor);
        const amount = estate ? owedAmount : dueAmount;
        if (amount > 0 || extra.keep) claims.push({ kind, ref, debtor, creditor, amount, rank, estate, s: 0, paid: amount, ...extra });
      };
      for (const k of loans) if (ok(k.to)) {
        add('loan', k, k.to, holder(k), k.interest + k.due, k.B + k.interest + k.called, num(k.c.rank, 1), { pledged: num(k.c.pledged) });
        if (k.called > 0) add('call', k, k.from, k.to, k.called, k.called, 2, { line: true });
      }
      for (const k of tranches) if (ok(k.to)) add('tranche', k, k.to, holder(k), num(k.c.rank, 1) === 1 ? k.interest : 0, k.B + k.interest, num(k.c.rank, 1));
      for (const l of liveLeases) add('lease', l, l.to, l.from, rentOf(l), rentOf(l), 2);
      for (const s of supplies) if (ok(s.to)) add('supply', s, s.to, holder(s), dueNow(s), allPay(s), 2);
      for (const g of guarantees) if (g.called > 0) add('call', g, g.from, g.to, g.called, g.called, 2, { guarantee: true });
      for (const x of D) {
        const mine = claims.filter((c) => c.debtor === x);
        for (const c of mine) if (c.kind === 'loan') c.s = Math.min(c.amount, c.pledged * (1 - M.liquidationCost) * V.get(x));
        let book = num(x.f.otherAssets);
        for (const k of loans) if (k.from === x && ok(k.to) && !inD(k.to)) book += k.B - k.due + k.called;
        for (const k of tranches) if (k.from === x && ok(k.to) && !inD(k.to)) book += k.B;
        for (const s of supplies) if (s.from === x && ok(s.to) && !inD(s.to)) book += allPay(s) - dueNow(s);
        x.G = (1 - M.liquidationCost) * V.get(x) - mine.reduce((s, c) => s + c.s, 0) + (1 - M.bookHaircut) * book;
        x.saleFleet = (1 - M.liquidationCost) * V.get(x); x.saleBook = (1 - M.bookHaircut) * book;
        x.mine = mine; x.ranks = [...new Set(mine.map((c) => c.rank))].sort((a, b) => a - b);
      }
      for (let n = 0; n < 200000; n++) {
        for (const x of A) x.In = 0;
        for (const c of claims) if (c.creditor) c.creditor.In += c.paid;
        let change = 0;
        for (const x of D) {
          let w = Math.max(0, M.cashKept * Math.max(0, x.e) + Math.min(0, x.e) + M.inflowKept * x.In + x.G);
          for (const rank of x.ranks) {
            const layer = x.mine.filter((c) => c.rank === rank);
            const owed = layer.reduce((s, c) => s + c.amount - c.s, 0);
            const share = owed > 0 ? Math.min(1, w / owed) : 1;
            for (const c of layer) { const v = c.s + share * (c.amount - c.s); change = Math.max(change, Math.abs(v - c.paid) / Math.max(1e-300, c.amount)); c.paid = v; }
            w = Math.max(0, w - owed);
          }
        }
        // Rounding may turn round in circles for ever: what still moves then is the last place.
        if (change < (n < 2000 ? 1e-16 : 4e-16)) break;
      }
      for (const x of A) x.In = 0;
      for (const c of claims) { if (c.creditor) c.creditor.In += c.paid; if (c.line) c.ref.received = c.paid; }
      for (const x of A) x.dues = claims.reduce((s, c) => s + (c.debtor === x && !inD(x) ? c.amount : 0), 0);
    };
    const quarter = { t, rent: p, priceFactor: 1, creditOpen: open, unitsSold: 0, failures: [], losses: { loan: 0, tranche: 0, lease: 0, supply: 0, call: 0, equity: 0 } };
    const condemn = (x, round, cause, shortfall) => { x.failure = { t, round, cause }; x.short = shortfall; };
    const join = (list) => { for (const x of list) { D.add(x); sold += x.gpus; } reprice(); };
    const forced = A.filter((x) => (scenario.failures ?? []).some((q) => q.firm === x.id && q.quarter === t));
    for (const x of forced) condemn(x, 1, 'forced', 0);
    join(forced);
    forced.forEach(() => note('forced'));
    for (const x of A) { x.calls = 0; x.lastShort = 0; }
    let round = 1, calls = 0;
    const needOf = (x) => loans.reduce((s, k) => s + (k.to === x && num(k.c.maxLtv) > 0 && num(k.c.pledged) > 0 ? Math.max(0, k.B - k.due + k.received - k.c.maxLtv * k.c.pledged * V.get(x)) : 0), 0);
    for (;;) {
      clear();
      const outside = A.filter((x) => !D.has(x));
      const tol = (a) => 1e-11 * Math.max(1, a);
      const short = new Map(outside.map((x) => [x, Math.max(0, x.dues - (x.e + x.In))]));
      let raised = false;
      if (calls < 100) {
        const moves = [];
        for (const x of outside) {
          let gap = short.get(x);
          if (!(gap > tol(x.dues + x.opexNow))) continue;
          const k = x.fac;
          if (k && open && ok(k.from) && !inD(k.from) && !x.blocked && !k.closed) {
            const left = x.undrawn - k.called, v = Math.min(left, gap);
            if (v > 0) { moves.push(() => { k.called += v; x.calls += v; }); gap -= v; note(k.from ? 'line drawn on a firm' : 'line drawn on outside'); }
          }
          const gs = guarantees.filter((g) => g.to === x && !g.ended && ok(g.from) && !inD(g.from) && g.left - g.called > 0);
          const all = gs.reduce((s, g) => s + g.left - g.called, 0), v = Math.min(all, gap);
          if (v > 0) for (const g of gs) { const share = (v * (g.left - g.called)) / all; moves.push(() => { g.called += share; x.calls += share; }); note(g.from ? 'guarantee of a firm called' : 'guarantee of outside called'); }
        }
        for (const m of moves) m();
        raised = moves.length > 0;
      }
      if (raised) { calls++; if (calls > 1) note('calls after calls'); continue; }
      const fresh = [];
      for (const x of outside) x.lastShort = short.get(x) > tol(x.dues + x.opexNow) ? short.get(x) : 0;
      for (const x of outside) {
        const s = short.get(x), free = Math.max(0, x.e + x.In - x.dues), need = needOf(x), a = x.dues + x.opexNow;
        if (s > tol(a)) { condemn(x, round, x.e + x.In < -tol(a) ? 'operating' : 'payment', s); fresh.push(x); continue; }
        if (need - free > tol(need) && x.breach + 1 > M.cureQuarters) { condemn(x, round, 'covenant', 0); fresh.push(x); continue; }
        if (x.f.failsWhenInsolvent) {
          const B = (k) => k.B - (k.due ?? 0) + (k.received ?? 0), P = (q) => allPay(q) - dueNow(q);
          const nw = netWorth(x, free, V.get(x), B, P, inD) + stakes(x, (j) => j.nw, inD);
          const own = [...loans, ...tranches].reduce((q, k) => q + (k.to === x ? B(k) : 0), 0) + supplies.reduce((q, k) => q + (k.to === x ? P(k) : 0), 0);
          if (nw < -tol(own)) { condemn(x, round, 'insolvency', 0); fresh.push(x); }
        }
      }
      if (!fresh.length) break;
      for (const x of fresh) note(`${x.failure.cause}${round > 1 ? ' in a later round' : ''}`);
      join(fresh); round++; calls = 0;
    }
    // settlement
    quarter.priceFactor = Fac; quarter.unitsSold = sold;
    noteClearing();
    for (const c of claims) if (c.estate && c.amount > c.paid) {
      quarter.losses[c.kind] += c.amount - c.paid;
      seen.inner[c.debtor.id].lossCaused += c.amount - c.paid;
      if (c.creditor) seen.inner[c.creditor.id].lossSuffered[c.kind] += c.amount - c.paid;
    }
    if (round > 1) note(`cascade of ${round > 5 ? 'more than 4' : round - 1} rounds`);
    for (const x of D) {
      quarter.failures.push({ firm: x.id, round: x.failure.round, cause: x.failure.cause, shortfall: x.short, claims: x.mine.reduce((s, c) => s + c.amount, 0), recovered: x.mine.reduce((s, c) => s + c.paid, 0) });
      for (const q of equities) if (q.to === x && !q.ended) {
        const lostStake = num(q.c.stake) * Math.max(0, x.nw);
        quarter.losses.equity += lostStake;
        seen.inner[x.id].lossCaused += lostStake;
        if (q.from) seen.inner[q.from.id].lossSuffered.equity += lostStake;
        if (lostStake > 0) note(q.from ? 'stake lost' : 'stake of outside lost');
      }
    }
    for (const x of A) if (!D.has(x)) {
      let interestIn = 0, rentIn = 0, payIn = 0, rentDue = 0, payDue = 0, intDue = 0, prinDue = 0;
      for (const c of claims) {
        if (c.creditor === x) {
          if (c.kind === 'lease') rentIn += c.paid;
          if (!c.estate && c.kind === 'loan') interestIn += c.ref.interest;
          if (!c.estate && c.kind === 'tranche' && num(c.ref.c.rank, 1) === 1) interestIn += c.ref.interest;
          if (!c.estate && c.kind === 'supply') payIn += c.amount;
        }
        if (c.debtor === x) {
          if (c.kind === 'lease') rentDue += c.amount;
          if (c.kind === 'supply') payDue += c.amount;
          if (c.kind === 'loan') { intDue += c.ref.interest; if (!c.ref.unrefinanced) prinDue += c.ref.due; }
          if (c.kind === 'tranche') intDue += c.ref.interest;
        }
      }
      const div = intDue + prinDue;
      x.dscr = div > 1e-6 ? (x.flow + rentIn + interestIn + payIn - rentDue - payDue) / div : null;
      x.free = Math.max(0, x.e + x.In - x.dues); x.freeBefore = x.free; x.need = 0;
    }
    const collected = new Map(A.map((x) => [x, 0]));
    const credit = (x, v) => { if (x) collected.set(x, collected.get(x) + v); };
    const kept = (x) => x && x.alive && !D.has(x) ? x : null;
    for (const c of claims) if (c.kind === 'loan' && c.creditor) credit(c.creditor, c.estate ? c.paid : c.ref.due);
    for (const x of A) if (!D.has(x)) x.need = needOf(x);
    const margins = [];
    for (const k of loans) {
      if (!ok(k.to)) continue;
      if (inD(k.to)) { k.B = 0; continue; }
      const after = k.B - k.due + k.received, x = k.to;
      let m = 0;
      if (x && x.need > 0 && num(k.c.maxLtv) > 0 && num(k.c.pledged) > 0) m = Math.max(0, after - k.c.maxLtv * k.c.pledged * V.get(x)) * Math.min(1, x.freeBefore / x.need);
      k.B = after - m;
      if (m > 0) { x.free -= m; margins.push([k, m]); note(x.freeBefore < x.need ? 'margin paid in part' : 'margin paid'); }
      if (k.own) x.undrawn -= k.called;
    }
    for (const g of guarantees) g.left -= g.called;
    for (const s of supplies) s.payables = inD(s.to) ? [] : s.payables.filter((q) => q.due !== t);
    for (const k of tranches) if (inD(k.to)) k.B = 0;
    for (const x of A) if (!D.has(x)) {
      const free0 = Math.max(0, x.e + x.In - x.dues);
      const breachBefore = x.breach;
      x.breach = x.need - free0 > 1e-11 * Math.max(1, x.need) ? x.breach + 1 : 0;
      if (x.breach > 0) note('breach tolerated');
      if (x.breach === 0 && breachBefore > 0) note('breach cured');
      const dscrBlock = x.dscr !== null && loans.some((k) => k.to === x && num(k.c.minDscr) > 0 && k.Bs > 1e-6 && k.c.minDscr > x.dscr + 1e-9);
      x.blocked = x.breach > 0 || dscrBlock;
      if (dscrBlock) note('blocked by DSCR');
      x.cash = x.free; x.out.dscr[t] = x.dscr;
    } else x.out.dscr[t] = null;
    for (const [k, m] of margins) { const h = kept(k.from); if (h) { h.cash += m; credit(h, m); } }
    for (const x of D) { R += x.gpus; x.alive = false; x.cash = 0; x.gpus = 0; x.undrawn = 0; x.blocked = false; x.need = NaN; }
    for (const l of leases) if (!l.ended) {
      if (liveLeases.includes(l) && inD(l.to) && l.from && !l.c.resale) l.lost = true;
      if (inD(l.to) || inD(l.from)) l.ended = true;
    }
    for (const q of [...supplies, ...equities, ...guarantees]) if (inD(q.from) || inD(q.to)) q.ended = true;
    for (const x of firms) if (!x.alive && x.out.dscr.length <= t) x.out.dscr[t] = null;
    for (const x of firms) {
      const inner = seen.inner[x.id], was = A.includes(x);
      inner.need[t] = x.alive ? x.need : null; inner.calls[t] = was ? x.calls : 0; inner.blocked[t] = x.alive && x.blocked ? 1 : 0; inner.shortfall[t] = was ? x.lastShort : 0;
    }
    // vehicles
    const receive = [];
    for (const k of tranches) if (k.to === null && num(k.c.rank, 1) > 1 && holder(k)) receive.push([k.from, k.interest]);
    const vehicles = firms.filter((x) => x.alive && tranches.some((k) => k.to === x));
    for (const x of vehicles) {
      const mine = tranches.filter((k) => k.to === x), ranks = [...new Set(mine.map((k) => num(k.c.rank, 1)))].sort((a, b) => a - b);
      for (const r of ranks) if (r > 1) {
        const layer = mine.filter((k) => num(k.c.rank, 1) === r), owed = layer.reduce((s, k) => s + k.interest, 0), share = owed > 0 ? Math.min(1, x.cash / owed) : 1;
        for (const k of layer) { const v = k.interest * share; x.cash -= v; k.B += k.interest - v; receive.push([k.from, v]); if (k.interest > 0) note(share < 1 ? 'note interest added to the balance' : 'junior note interest paid'); }
      }
      let budget = Math.min(Math.max(0, x.cash), collected.get(x) ?? 0);
      for (const r of ranks) {
        const layer = mine.filter((k) => num(k.c.rank, 1) === r), bal = layer.reduce((s, k) => s + k.B, 0), pay = Math.min(budget, bal);
        if (pay > 0) for (const k of layer) { const v = (pay * k.B) / bal; k.B -= v; x.cash -= v; receive.push([k.from, v]); if (v > 0) note(r > 1 ? 'junior note principal paid' : 'senior note principal paid'); }
        budget -= pay;
      }
    }
    for (const [h, v] of receive) if (h && h.alive) h.cash += v;
    const claimsHeld = new Map(vehicles.map((x) => [x, held(x, (k) => (ok(k.to) ? k.B : 0)) + supplies.reduce((s, q) => s + (q.from === x && ok(q.to) ? allPay(q) : 0), 0)]));
    for (const x of vehicles) {
      const mine = tranches.filter((k) => k.to === x), ranks = [...new Set(mine.map((k) => num(k.c.rank, 1)))].sort((a, b) => b - a);
      let gap = mine.reduce((s, k) => s + k.B, 0) - (x.cash + value(x, t, p, Fac) + num(x.f.otherAssets) + claimsHeld.get(x));
      for (const r of ranks) {
        if (!(gap > 0)) break;
        const layer = mine.filter((k) => num(k.c.rank, 1) === r), bal = layer.reduce((s, k) => s + k.B, 0), cut = Math.min(gap, bal);
        if (cut > 0) for (const k of layer) { const v = (cut * k.B) / bal; k.B -= v; quarter.losses.tranche += v; if (k.from && k.from.alive) seen.inner[k.from.id].lossSuffered.tranche += v; if (v > 1e-9) note(r > 1 ? 'junior note written down' : 'senior note written down'); }
        gap -= cut;
      }
    }
    for (const kind of Object.keys(quarter.losses)) if (quarter.losses[kind] > 1e-9) note(`loss: ${kind}`);
    frozen = M.freezeLoss !== null && quarter.losses.loan + quarter.losses.tranche - M.freezeLoss * tot0 > 1e-11 * Math.max(1, tot0) && quarter.losses.loan + quarter.losses.tranche > 1e-6;
    // choices
    const L = firms.filter((x) => x.alive && !x.blocked), cashNow = new Map(firms.map((x) => [x, x.cash]));
    const pays = [], buys = [], newPayables = [];
    const goes = (q) => !q.ended && ok(q.from) && ok(q.to) && t <= q.term;
    const asks = [];
    for (const x of L) {
      const cx = num(x.f.capex) * D_.capex[t], own = (1 - num(x.f.advanceRate)) * cx;
      const orders = supplies.filter((s) => s.to === x && goes(s) && num(s.c.lag) === 0), inj = equities.filter((q) => q.from === x && goes(q));
      const planned = own + orders.reduce((s, q) => s + num(q.c.amount) * D_.capex[t], 0) + inj.reduce((s, q) => s + num(q.c.injection) * D_.funding[t], 0);
      const phi = planned > 0 ? Math.min(1, x.cash / planned) : 1;
      x.left = x.cash - phi * planned;
      if (phi < 1) note(phi > 0 ? 'outlays scaled to cash' : 'outlays given up');
      if (own > 0 && x.f.vendor && !party(x.f.vendor).alive) note('capex of a dead vendor goes outside');
      if (own > 0 && x.f.vendor && party(x.f.vendor).alive) note('capex paid to a vendor of the workbook');
      if (orders.length) note('order for cash');
      if (inj.length) note('injection');
      if (own > 0) { pays.push([x, party(x.f.vendor), phi * own]); buys.push([x, phi * own]); }
      for (const s of orders) { const v = phi * num(s.c.amount) * D_.capex[t]; pays.push([x, s.from, v]); if (s.c.addsGpus) buys.push([x, v]); }
      for (const q of inj) pays.push([x, q.to, phi * num(q.c.injection) * D_.funding[t]]);
      const k = x.fac;
      if (k && !k.closed && open && ok(k.from) && num(x.f.advanceRate) * cx > 0) asks.push([x, k, phi * num(x.f.advanceRate) * cx]);
      for (const s of supplies) if (s.to === x && goes(s) && num(s.c.lag) >= 1) { const v = num(s.c.amount) * D_.capex[t]; newPayables.push([s, v]); if (s.c.addsGpus) { buys.push([x, v]); note('GPUs on vendor credit'); } note('order on credit'); }
    }
    for (const x of firms) if (x.alive && x.blocked) {
      x.left = cashNow.get(x);
      if (num(x.f.capex) > 0 || supplies.some((s) => s.to === x && goes(s))) note('blocked firm buys nothing');
    }
    for (const [x, k, v] of asks) {
      const total = asks.reduce((s, a) => s + (k.from && a[1].from === k.from ? a[2] : 0), 0);
      const psi = k.from && total > 0 ? Math.min(1, k.from.left / total) : 1;
      note(!k.from ? 'capex lent by outside' : psi === 1 ? 'capex lent by a firm' : psi > 0 ? 'lending scaled to cash' : 'nothing lent');
      k.B += psi * v;
      pays.push([k.from, party(x.f.vendor), psi * v]); buys.push([x, psi * v]);
    }
    for (const s of supplies) if (s.to === null && goes(s)) { const v = num(s.c.amount) * D_.capex[t]; if (num(s.c.lag) === 0) pays.push([null, s.from, v]); else newPayables.push([s, v]); }
    for (const q of equities) if (q.from === null && goes(q)) pays.push([null, q.to, num(q.c.injection) * D_.funding[t]]);
    for (const [a, b, v] of pays) { if (a) a.cash -= v; if (b && b.alive) b.cash += v; }
    for (const x of firms) if (Math.abs(x.cash) < 1e-12) x.cash = Math.max(0, x.cash);
    for (const [s, v] of newPayables) if (v > 0) s.payables.push({ due: t + num(s.c.lag), amount: v });
    const price = M.gpuPrice * D_.gpuPrice[t];
    for (const [x, v] of buys) if (price > 1e-6 && v > 0) {
      const u = (v * 1000) / price, n = x.gpus + u;
      x.cost = (x.gpus * x.cost + u * M.gpuPrice) / n; x.age = (x.gpus * x.age) / n; x.gpus = n;
    }
    Qprev = M.priceMemory * Qprev + sold;
    close(t, p, Fac);
    result.quarters.push(quarter);
    result.totals.failures += quarter.failures.length;
    result.totals.lossToLenders += quarter.losses.loan + quarter.losses.tranche;
    result.totals.lossToOthers += quarter.losses.lease + quarter.losses.supply + quarter.losses.call + quarter.losses.equity;
    if (T === 1) {
      const all = [...(book.contracts ?? []).map((c) => [c.id, 0]), ...firms.flatMap((x) => (x.fac ? [[x.fac.id, 0]] : []))];
      result.payments = Object.fromEntries([...all, ...claims.filter((c) => !c.line).map((c) => [c.ref.id, c.paid])]);
    }
  }
  for (const x of firms) result.firms[x.id] = { failure: x.failure, ...x.out };
  return result;
}
