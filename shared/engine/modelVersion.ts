/**
 * Version of the model's rules: raised with every change after which the same inputs may give other numbers.
 * Stamped on whatever leaves the program, so that a figure of an older program is not held against this one's numbers unsaid.
 */
export const modelVersion = '1';
