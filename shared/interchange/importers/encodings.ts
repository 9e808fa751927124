/**
 * In which encoding a text file is written: what can be known from its bytes, and what can only be suggested.
 *
 * A byte order mark and well-formed UTF-8 tell; the older encodings of East Asia and the West accept each other's bytes, so
 * of those the likeliest is suggested and the person is asked.
 */
import type { ImportTools } from './importer.ts';

/** Encodings that can be chosen, by their labels in the WHATWG Encoding Standard; CP950 is read as its Big5. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'big5', 'gb18030', 'shift_jis', 'windows-1252'] as const;
export type EncodingId = (typeof encodings)[number];

const names: Readonly<Record<string, EncodingId>> = {
  utf8: 'utf-8', utf16: 'utf-16le', cp950: 'big5', ms950: 'big5', big5hkscs: 'big5', gbk: 'gb18030', gb2312: 'gb18030', cp936: 'gb18030',
  sjis: 'shift_jis', shiftjis: 'shift_jis', cp932: 'shift_jis', latin1: 'windows-1252', iso88591: 'windows-1252', cp1252: 'windows-1252', windows1252: 'windows-1252',
};

/** The encoding that a person's word names; null when it is none of ours. */
export function encodingByName(word: string): EncodingId | null {
  const plain = word.trim().toLowerCase();
  return encodings.find((id) => id === plain || id.replace(/[-_]/g, '') === plain.replace(/[-_ ]/g, '')) ?? names[plain.replace(/[-_ ]/g, '')] ?? null;
}

export interface FoundEncoding {
  /** The likeliest encoding; null when the bytes are no text. */
  readonly encoding: EncodingId | null;
  readonly isCertain: boolean;
  readonly text: string;
}

/** Finds the encoding of a text file by its bytes. */
export function findEncoding(bytes: Uint8Array, tools: ImportTools): FoundEncoding {
  const [first, second] = bytes;
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  if (marked !== null) return decoded(bytes, marked, true, tools);
  const zeros = zeroShares(bytes);
  // Letters and digits of the West are every second byte in UTF-16, and the other one is zero.
  if (zeros.odd > 0.2 && zeros.even < 0.02) return decoded(bytes, 'utf-16le', false, tools);
  if (zeros.even > 0.2 && zeros.odd < 0.02) return decoded(bytes, 'utf-16be', false, tools);
  if (zeros.odd + zeros.even > 0) return { encoding: null, isCertain: true, text: '' };
  tools.tell();
  const utf8 = tools.decode(bytes, 'utf-8');
  if (utf8 !== null) return { encoding: 'utf-8', isCertain: true, text: utf8 };
  const candidates = (['big5', 'gb18030', 'shift_jis', 'windows-1252'] as const).flatMap((encoding) => {
    tools.tell();
    const text = tools.decode(bytes, encoding);
    return text === null ? [] : [{ encoding, text, score: plausibility(text, encoding) }];
  });
  const best = candidates.toSorted((a, b) => b.score - a.score)[0];
  return best === undefined ? { encoding: null, isCertain: false, text: '' } : { encoding: best.encoding, isCertain: false, text: best.text };
}

function decoded(bytes: Uint8Array, encoding: EncodingId, isCertain: boolean, tools: ImportTools): FoundEncoding {
  const text = tools.decode(bytes, encoding);
  return text === null ? { encoding: null, isCertain, text: '' } : { encoding, isCertain, text };
}

function zeroShares(bytes: Uint8Array): { readonly even: number; readonly odd: number } {
  const zeros = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const half = Math.max(1, bytes.length / 2);
  return { even: (zeros[0] ?? 0) / half, odd: (zeros[1] ?? 0) / half };
}

/** Characters that are common in Traditional and in Simplified Chinese only, most frequent in tables of companies. */
const traditional = /[的公司股份有限電台臺灣業際國際銀數據資產負債現金額貸款租約名稱種類雲端運營應備註單價軟體東華聯積創廣達緯鴻導線網]/g;
const simplified = /[公司股份有限电台湾业际国银数据资产负债现金额贷款租约名称种类云运营应备注单价软件东华联积创广达纬鸿导线网]/g;

/** How likely a text is what somebody wrote: the share of its characters outside ASCII that are usual in the encoding's languages. */
function plausibility(text: string, encoding: EncodingId): number {
  const foreign = Array.from(text.slice(0, 100_000)).filter((character) => character > '\u007f');
  if (foreign.length === 0) return 0;
  const share = (pattern: RegExp) => foreign.filter((character) => new RegExp(pattern.source, 'u').test(character)).length / foreign.length;
  const odd = share(/[\u0080-\u009f\ue000-\uf8ff\ufffd]/);
  switch (encoding) {
    case 'big5': return share(/[\u4e00-\u9fff\u3000-\u303f\uff00-\uff60]/) + share(traditional) - 3 * odd;
    case 'gb18030': return 0.95 * share(/[\u4e00-\u9fff\u3000-\u303f\uff00-\uff60]/) + share(simplified) - 3 * odd;
    case 'shift_jis': return 0.9 * share(/[\u3040-\u30ff\u4e00-\u9fff\u3000-\u303f]/) + share(/[\u3040-\u30ff]/) - share(/[\uff61-\uff9f]/) - 3 * odd;
    default: return share(/[\u00c0-\u00ff\u2018-\u201d\u20ac\u2013\u2014£°§]/) - share(/[\u00a1-\u00bf]/) - 3 * odd - (hasLongRuns(text) ? 1 : 0);
  }
}

/** Western words have few accented letters side by side; bytes of another script come in rows. */
function hasLongRuns(text: string): boolean {
  return /[\u0080-\u00ff]{4,}/.test(text);
}
