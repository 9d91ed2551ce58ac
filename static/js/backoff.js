const LEAST = 500;
const FIRST_BOUND = 2000;
const LONGEST = 30_000;

/**
 * How many milliseconds to wait before the next try: a random time below a bound that doubles with each
 * failure, so that readers do not return all at once.
 * @param {number} failures
 */
export const waitAfter = (failures) => LEAST + Math.random() * Math.min(LONGEST, FIRST_BOUND * 2 ** failures);
