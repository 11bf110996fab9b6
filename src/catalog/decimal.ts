/** Decimals have 9 places after the point: exact ones are whole multiples of 1 / `decimalScale`. */
export const decimalScale = 1_000_000_000n;
