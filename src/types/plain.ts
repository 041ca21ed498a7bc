/** A value outside the engine: days and stamps are text (`YYYY-MM-DD`, `YYYY-MM-DD HH:MM:SS`), never a Date. */
export type Plain = string | number | boolean | null;

/** A piece of SQL: names are quoted, values are bound in the order of their `?`. */
export interface Sql {
  readonly text: string;
  readonly params: readonly Plain[];
}

export interface ResultColumn {
  readonly name: string;
  readonly values: readonly Plain[];
}

/** An answer of the engine, column by column. */
export interface Result {
  readonly rowCount: number;
  readonly columns: readonly ResultColumn[];
}

/** A calendar day, `YYYY-MM-DD`, in the report zone. */
export type Day = string;

/** A naive instant in the report zone, `YYYY-MM-DD HH:MM:SS`. */
export type Stamp = string;
