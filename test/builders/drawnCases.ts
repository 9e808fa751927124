import fc from 'fast-check';

/**
 * The seed of every property that names none of its own. `npm test` says the same of the same program on every machine and
 * each time; the long checks draw anew (`FIREBREAK_SEED=any`), and what they find becomes a test with that seed.
 */
const seed = process.env['FIREBREAK_SEED'] ?? '20261125';

if (seed !== 'any') fc.configureGlobal({ seed: Number(seed) });
