import type { ShockDefinition } from './shock.ts';

export const utilizationFall = {
  key: 'utilizationFall', start: 1, ramp: 0,
  label: { en: 'Utilization falls', zhHant: '使用率下降' },
  help: { en: 'A fifth fewer of the GPUs that are not leased out find a tenant, from the opening on; spot rents do not follow.', zhHant: '自期初起，未出租 GPU 的承租比率下降五分之一；現貨租金不隨之變動。' },
  source: { en: 'A scale for exploring. In telecom 35% of networks in operation were in use in 2002 (BusinessWeek, weak copy).', zhHant: '供探索之尺度。電信業 2002 年營運中網路使用率為 35%（BusinessWeek，來源薄弱）。' },
  build: ({ intensity }, { firms }) => ({
    overrides: firms.filter((row) => Number(row['gpus'] ?? 0) > 0 || row['utilization'] !== undefined).map(({ id }) => ({ target: 'firm' as const, id, field: 'utilization', scale: Math.max(0, 1 - 0.2 * intensity) })),
  }),
} as const satisfies ShockDefinition;
