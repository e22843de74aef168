// What is used of it.
export const parser: { parse(text: string): any };
