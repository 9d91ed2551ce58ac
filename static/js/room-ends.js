/** How the server ends a line, by the code of a socket: the state that it leaves the line in. */
export const STATES = new Map([
  [4401, "signed-out"],
  [4403, "not-allowed"],
  [4404, "not-allowed"],
  [1012, "restarting"],
  [1008, "too-fast"],
  [4429, "too-fast"],
  [4408, "busy"],
]);

/** After these there is no other try. */
export const FINAL = new Set([4401, 4403, 4404]);
