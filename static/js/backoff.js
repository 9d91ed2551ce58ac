const LEAST = 500;
const LONGEST = 30_000;
const FIRST_BOUND = 2000;

/**
 * How many milliseconds to wait before the next try: a random time below a bound that doubles with each
 * failure, so that readers do not return all at once.
 * @param {number} failures
 */
export const waitAfter = (failures, longest = LONGEST) =>
  LEAST + Math.random() * Math.min(longest, FIRST_BOUND * 2 ** failures);
