/** What is open: the engine, the files handed in, what they became, and what went wrong. */
import type { Engine } from '../../engine/engine.ts';
import { filesOfDrop, filesOfInput, tableOfClipboard } from '../../files/drop.ts';
import { Dossier } from '../../load/dossier.ts';
import type { Reader } from '../../load/tables/read.ts';
import type { DroppedFile } from '../../types/file.ts';
import type { LoadContext, LoadProgress, LoadReport, MappingPreview, PendingTable } from '../../types/load.ts';
import type { Loaded, LoadedTable } from '../../types/loaded.ts';
import type { Mapping } from '../../types/mapping.ts';
import type { Plain } from '../../types/plain.ts';
import type { Outcome, Problem } from '../../types/problem.ts';
import type { Settings } from '../page/settings.svelte.ts';

/** A message that stays until it is put away. */
export interface Notice {
  readonly id: number;
  readonly problem: Problem | null;
  readonly key: string;
  readonly values: Readonly<Record<string, Plain>>;
}

export interface Progress extends LoadProgress {
  readonly secondsLeft: number | null;
}

interface Doors {
  readonly settings: Settings;
  readonly openEngine: () => Promise<Engine>;
  readonly read: Reader;
  /** The sample's files, fetched from beside the page. */
  readonly sample: (signal: AbortSignal) => Promise<readonly DroppedFile[]>;
  readonly today: string;
}

type Step = (dossier: Dossier, context: LoadContext) => Promise<Outcome<LoadReport>>;

export class Session {
  readonly #doors: Doors;
  state = $state<'starting' | 'ready' | 'failed'>('starting');
  engine = $state.raw<Engine | null>(null);
  loaded = $state.raw<Loaded | null>(null);
  pending = $state.raw<readonly PendingTable[]>([]);
  /** Of the last load: what could not be read. */
  problems = $state.raw<readonly Problem[]>([]);
  notices = $state.raw<readonly Notice[]>([]);
  progress = $state.raw<Progress | null>(null);
  #dossier: Dossier | null = null;
  #started: Promise<void> | null = null;
  #giveUp: AbortController | null = null;
  #nextNotice = 0;

  constructor(doors: Doors) {
    this.#doors = doors;
  }

  /** Starts the engine; asked again, it is the same start. */
  start(): Promise<void> {
    this.#started ??= this.#start();
    return this.#started;
  }

  async takeDrop(transfer: DataTransfer): Promise<void> {
    await this.take(await filesOfDrop(transfer));
  }

  async takeFiles(files: readonly File[]): Promise<void> {
    await this.take(filesOfInput(files));
  }

  /** A pasted range of cells is a drop; a pasted word is not. */
  async takePaste(clipboard: DataTransfer): Promise<void> {
    if (clipboard.files.length > 0) return this.take(filesOfInput(clipboard.files));
    const table = tableOfClipboard(clipboard.getData('text/html'), clipboard.getData('text/plain'));
    if (table) await this.take([table]);
  }

  async take(files: readonly DroppedFile[]): Promise<void> {
    if (files.length === 0) return;
    await this.#run((dossier, context) => dossier.load(files, context));
  }

  async loadSample(): Promise<void> {
    await this.#run(async (dossier, context) => {
      try {
        return await dossier.load(await this.#doors.sample(context.signal ?? new AbortController().signal), context);
      } catch (error) {
        return { ok: false, problem: { kind: 'broken', fileName: 'sample', detail: String(error) } };
      }
    });
  }

  async confirm(table: PendingTable, mapping: Mapping): Promise<void> {
    await this.#run((dossier, context) => dossier.confirm(table.table.file, mapping, context));
  }

  async preview(table: PendingTable, mapping: Mapping): Promise<MappingPreview | null> {
    const answer = await this.#dossier?.preview(table.table.file, mapping);
    return answer?.ok ? answer.value : null;
  }

  async readAgain(table: LoadedTable, encoding: string): Promise<void> {
    await this.#run((dossier, context) => dossier.reread(table.file, { encoding }, context));
  }

  /** Opens the mapping of a loaded table again, as a question. */
  async mapAgain(table: LoadedTable): Promise<void> {
    await this.#run((dossier, context) => dossier.askAgain(table.file, context));
  }

  async remove(table: LoadedTable): Promise<void> {
    await this.#run((dossier, context) => dossier.remove(table.file, context));
  }

  /** Makes the derived tables anew under changed rules. */
  async rulesChanged(): Promise<void> {
    if (this.loaded) await this.#run((dossier, context) => dossier.rejoin(context));
  }

  async clear(): Promise<void> {
    this.cancel();
    this.problems = [];
    await this.#run((dossier, context) => dossier.forgetEverything(context));
    this.loaded = null;
    this.notices = [];
  }

  cancel(): void {
    this.#giveUp?.abort();
  }

  dismiss(id: number): void {
    this.notices = this.notices.filter((notice) => notice.id !== id);
  }

  /** A fresh engine, filled from the files already handed in. */
  async restart(): Promise<void> {
    this.notices = [];
    this.state = 'starting';
    const old = this.engine;
    this.engine = null;
    await old?.close().catch(() => undefined);
    const dossier = this.#dossier;
    this.#started = this.#start();
    await this.#started;
    if (dossier && this.engine) await this.#run((now, context) => now.restart(this.engine as Engine, context));
  }

  say(key: string, values: Notice['values'] = {}): void {
    this.#note({ problem: null, key, values });
  }

  async #start(): Promise<void> {
    try {
      const engine = await this.#doors.openEngine();
      this.#dossier ??= new Dossier(engine, this.#doors.read);
      this.engine = engine;
      this.state = 'ready';
      void engine.stopped.then((problem) => this.engine === engine && this.#fail(problem));
    } catch (error) {
      this.#fail({ kind: 'engine-stopped', cause: error instanceof Error ? error.message : String(error) });
    }
  }

  /** One step at a time of the dossier; given up or failed, everything stays as it was. */
  async #run(step: Step): Promise<void> {
    const giveUp = new AbortController();
    this.#giveUp = giveUp;
    const waiting: LoadProgress = {
      step: 'reading',
      path: '',
      rows: 0,
      bytes: 0,
      totalBytes: 0,
      startedAt: performance.now(),
    };
    this.progress = { ...waiting, secondsLeft: null };
    try {
      await this.start();
      if (!this.#dossier || giveUp.signal.aborted) return;
      const { rules, recipes } = this.#doors.settings;
      const report = await step(this.#dossier, {
        rules,
        recipes,
        signal: giveUp.signal,
        today: this.#doors.today,
        now: () => performance.now(),
        onProgress: (progress) => (this.progress = { ...progress, secondsLeft: secondsLeft(progress) }),
      });
      if (report.ok) this.#take(report.value);
      else this.#report(report.problem);
    } finally {
      if (this.#giveUp === giveUp) this.progress = null;
    }
  }

  #take(report: LoadReport): void {
    this.#doors.settings.learn(report.learned);
    this.notices = this.notices.filter((notice) => notice.key !== 'ui.pending');
    this.loaded = report.loaded.tables.length > 0 ? report.loaded : null;
    this.pending = report.pending;
    this.problems = report.problems;
    for (const problem of report.problems.slice(0, 5)) this.#note({ problem, key: '', values: {} });
    if (report.pending.length > 0) this.say('ui.pending', { n: report.pending.length });
  }

  #report(problem: Problem): void {
    if (problem.kind === 'cancelled') this.say('ui.load.cancelled');
    else if (problem.kind === 'engine-stopped') this.#fail(problem);
    else this.#note({ problem, key: '', values: {} });
  }

  #fail(problem: Problem): void {
    this.state = 'failed';
    if (!this.notices.some((notice) => notice.problem?.kind === 'engine-stopped'))
      this.#note({ problem, key: '', values: {} });
  }

  #note(notice: Omit<Notice, 'id'>): void {
    this.notices = [...this.notices, { ...notice, id: ++this.#nextNotice }].slice(-6);
  }
}

function secondsLeft({ bytes, totalBytes, startedAt }: LoadProgress): number | null {
  if (bytes === 0 || totalBytes === 0) return null;
  const seconds = (((performance.now() - startedAt) / 1000) * (totalBytes - bytes)) / bytes;
  return seconds > 0 ? Math.ceil(seconds) : null;
}
