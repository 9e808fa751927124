/** The Chinese of the program is that of Taiwan: no character of the simplified set, and the same parameters as in English. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Converter } from 'opencc-js';
import { describe, expect, test } from 'vitest';
import { messages } from '../../shared/text/messages.ts';
import { projectRoot, sourceFiles } from './sourceFiles.ts';

interface Text {
  readonly place: string;
  readonly en: string;
  readonly zhHant: string;
}

/** All pairs of texts that the modules of a folder export, however deep. */
function textsIn(value: unknown, place: string, seen: Set<unknown>): readonly Text[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  if ('en' in value && 'zhHant' in value && typeof value.en === 'string' && typeof value.zhHant === 'string') {
    return [{ place, en: value.en, zhHant: value.zhHant }];
  }
  const parts = value instanceof Map ? [...value] : Object.entries(value);
  return parts.flatMap(([key, part]) => textsIn(part, `${place}.${String(key)}`, seen));
}

function carriesTexts(file: string): boolean {
  return readFileSync(join(projectRoot, file), 'utf8').includes('zhHant');
}

/** The Chinese texts inline in the modules of a folder that need a page or Electron to run, seen in their source. */
function inlineTexts(folder: string): readonly string[] {
  return sourceFiles(folder).flatMap((file) =>
    [...readFileSync(join(projectRoot, file), 'utf8').matchAll(/zhHant:\s*['`]([^'`\n]*)['`]/g)].map((match) => `${file}: ${match[1] ?? ''}`),
  );
}

async function allTexts(): Promise<readonly Text[]> {
  const seen = new Set<unknown>();
  const texts: Text[] = [];
  for (const file of sourceFiles('shared').filter(carriesTexts)) {
    texts.push(...textsIn(await import(/* @vite-ignore */ `${projectRoot}/${file}`), file, seen));
  }
  return texts;
}

/** Characters that only the simplified set has. Those of both sets (台, 吃, 群) are left alone, as Taiwan uses them. */
const toTraditional = Converter({ from: 'cn', to: 't' });
/** Correct in Taiwan although the converter prefers an older form or a variant. */
const usedInTaiwan = new Set('台群裡里後后面麵干乾制製表錶只隻余餘系係回迴并並布佈占佔范範周週游遊沖衝托託挂掛升昇杰傑征徵筑築准準卷捲采採斗鬥谷穀松鬆丑醜仆僕吁籲咸鹹姜薑尸屍岩巖床牀朱硃淀澱灶竈炮砲秘祕群羣污汙線綫啟啓峰峯麼么為爲污眾衆說説戶户吧了秋曲酒須志誌念唸據据別彆症癥'.split(''));

function simplifiedIn(text: string): readonly string[] {
  return [...new Set(text)].filter((character) => /\p{Script=Han}/u.test(character) && !usedInTaiwan.has(character) && toTraditional(character) !== character);
}

test('the check sees simplified characters, and only those', () => {
  expect(simplifiedIn('当前场景没有违约')).toEqual(['当', '场', '没', '违', '约']);
  expect(simplifiedIn('台幣群組為啟用的情境，並無違約；檔案、儲存、租金、槓桿、清償順位')).toEqual([]);
});

describe('the texts of shared', async () => {
  const texts = await allTexts();

  test('were found in the registries and the catalogue', () => {
    expect(texts.length).toBeGreaterThan(200);
    expect(Object.keys(messages).length).toBeGreaterThan(20);
  });

  test('have no simplified characters', () => {
    expect(texts.flatMap(({ place, zhHant }) => simplifiedIn(zhHant).map((character) => `${place}: ${character} in ${zhHant}`))).toEqual([]);
  });

  test.each(['renderer', 'main'])('nor have those inline in %s', (folder) => {
    expect(inlineTexts(folder).filter((text) => simplifiedIn(text).length > 0)).toEqual([]);
  });

  test('avoid words of mainland China that Taiwan says otherwise', () => {
    const words = /文件夾|數據|信息|默認|保存|打開|粘貼|撤銷|窗口|質量|軟件|屏幕|網絡|菜單|刷新|視頻|程序|設置|缺省|文本|字符|導入|導出|激活|用戶|當前|搜索|界面|單擊|雙擊|點擊|拖拽|加載|卸載|鼠標|光標|博客|服務器|硬盤|內存|函數|變量|數組|杠杆/;
    expect(texts.filter(({ zhHant }) => words.test(zhHant)).map(({ place, zhHant }) => `${place}: ${zhHant.match(words)?.[0] ?? ''} in ${zhHant}`)).toEqual([]);
  });

  test('have a Chinese text wherever there is an English one', () => {
    expect(texts.filter(({ en, zhHant }) => (en === '') !== (zhHant === '')).map(({ place }) => place)).toEqual([]);
  });

  test('name the same parameters in both languages', () => {
    const parameters = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort((a, b) => (a < b ? -1 : 1)).join();
    expect(texts.filter(({ en, zhHant }) => parameters(en) !== parameters(zhHant)).map(({ place, en, zhHant }) => `${place}: ${en} | ${zhHant}`)).toEqual([]);
  });
});
