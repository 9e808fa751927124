/**
 * Headings in Simplified Chinese, as tables from the mainland have them, in the characters of our own.
 *
 * A table of our own, and only of the characters that names of columns and their units have: a whole converter would weigh a hundred
 * times as much and know characters that can stand for several. That none is missing is tested against one. A match found so is a
 * suggestion like any other, and is remarked.
 */
const pairs = '业業 为為 义義 亿億 买買 产產 余餘 债債 偿償 净淨 别別 务務 动動 卖賣 团團 备備 帐帳 应應 张張 当當 担擔 摊攤 数數 机機 权權 注註 现現 万萬 码碼 称稱 类類 约約 营營 计計 议議 证證 负負 质質 购購 贷貸 费費 资資 转轉 运運 还還 违違 递遞 采採 间間 顺順 额額 龄齡';

const traditional: ReadonlyMap<string, string> = new Map(pairs.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)]));

/** The text with the simplified characters that names of columns have in their traditional form; every other one as it is. */
export function inTraditional(text: string): string {
  return Array.from(text, (character) => traditional.get(character) ?? character).join('');
}
