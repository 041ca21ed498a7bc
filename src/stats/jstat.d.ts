declare module 'jstat' {
  interface Inverse1 {
    inv(probability: number, df: number): number;
  }
  export const jStat: { readonly chisquare: Inverse1; readonly studentt: Inverse1 };
}
