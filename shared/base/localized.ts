/** The languages of the program: English and Traditional Chinese as used in Taiwan. */
export const languages = ['en', 'zhHant'] as const;
export type Language = (typeof languages)[number];

/**
 * One text in every language. A definition in a registry carries its texts in its own file, so that adding one stays
 * one file and one registry line; leaving a language out does not compile. All other texts are in `shared/text`.
 */
export type Localized = { readonly [L in Language]: string };
