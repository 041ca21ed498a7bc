/** A table that waits for answers, while the person makes them. */
import { answerQuestion, changeColumn, changeKind } from '../../mapping/index.ts';
import type { FieldId } from '../../types/field.ts';
import type { TableKind } from '../../types/kind.ts';
import type { MappingPreview, PendingTable } from '../../types/load.ts';
import type { ColumnReading, Mapping, MappingQuestion } from '../../types/mapping.ts';
import type { Plain } from '../../types/plain.ts';
import type { Session } from './session.svelte.ts';

const patience = 400;

export class MappingDraft {
  readonly #table: PendingTable;
  readonly #session: Session;
  mapping = $state.raw<Mapping>({ kind: 'unknown', source: '', columns: [], questions: [], zone: '' });
  preview = $state.raw<MappingPreview | null>(null);
  previewing = $state(false);
  #turn = 0;

  constructor(table: PendingTable, session: Session) {
    this.#table = table;
    this.#session = session;
    this.mapping = table.mapping;
  }

  get complete(): boolean {
    return (
      this.mapping.kind !== 'unknown' && this.mapping.questions.every((question) => question.kind === 'which-kind')
    );
  }

  /** The ten most frequent values of a column. */
  samples(column: number): readonly string[] {
    return (this.#table.profile.columns[column]?.top ?? []).slice(0, 10).map(({ text }) => text);
  }

  useKind(kind: TableKind): void {
    const question = this.mapping.questions.find((each) => each.kind === 'which-kind');
    const { head, profile } = this.#table;
    this.mapping = question
      ? answerQuestion(this.mapping, question, kind, head, profile)
      : changeKind(kind, head, profile);
  }

  useField(column: number, field: FieldId | null, details: Partial<ColumnReading> = {}): void {
    this.mapping = changeColumn(this.mapping, column, field, this.#table.head, this.#table.profile, details);
  }

  /** Another reading of a value: null leaves it as missing. */
  useValue(reading: ColumnReading, text: string, word: string | null): void {
    this.useField(reading.column, reading.field, { values: { ...reading.values, [text]: word } });
  }

  answer(question: MappingQuestion, answer: Plain): void {
    this.mapping = answerQuestion(this.mapping, question, answer, this.#table.head, this.#table.profile);
  }

  /** Looks at what the month would say, after a pause in the changes. */
  look(): void {
    const { mapping } = this;
    const turn = ++this.#turn;
    if (mapping.kind === 'unknown') {
      this.preview = null;
      return;
    }
    setTimeout(() => {
      if (turn !== this.#turn) return;
      this.previewing = true;
      void this.#session.preview(this.#table, mapping).then((preview) => {
        if (turn !== this.#turn) return;
        this.previewing = false;
        this.preview = preview;
      });
    }, patience);
  }

  async confirm(): Promise<void> {
    const questions = this.mapping.questions.filter((question) => question.kind !== 'which-kind');
    await this.#session.confirm(this.#table, { ...this.mapping, questions });
  }

  async leaveOut(): Promise<void> {
    await this.#session.confirm(this.#table, { ...this.mapping, kind: 'unknown', questions: [] });
  }
}
