import type { ShockDefinition } from './shock.ts';
import { shift } from './shock.ts';

export const rentFall = {
  key: 'rentFall', start: 2, ramp: 3,
  label: { en: 'Rents fall', zhHant: '租金下跌' },
  help: { en: 'The spot rent falls by 30%.', zhHant: '現貨租金下跌 30%。' },
  source: {
    en: 'A moderate step: H100 spot rents were quoted above 8 an hour in June 2023, 2.99 on demand in October 2024 and 2.30 in June 2025. Secondary sources; bases differ.',
    zhHant: '中度幅度：H100 現貨租金 2023 年 6 月報價逾 8 美元，2024 年 10 月隨需 2.99，2025 年 6 月 2.30。屬次級來源，基準不一。',
  },
  build: (settings) => shift('rent', -0.3 * settings.intensity, settings),
} as const satisfies ShockDefinition;
