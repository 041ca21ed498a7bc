/** What the person has set and the browser keeps: rules, recipes, language, theme. */
import { defaultRules } from '../../subjects/rules.ts';
import type { Recipe } from '../../types/mapping.ts';
import type { Rules } from '../../types/rules.ts';
import type { Locale } from '../../types/words.ts';
import { forget, keep, kept, type Shelf } from './store.ts';

export type Theme = 'system' | 'light' | 'dark';

const isTheme = (value: unknown): value is Theme => value === 'system' || value === 'light' || value === 'dark';
const isLocale = (value: unknown): value is Locale | null => value === null || value === 'zh-CN' || value === 'en';
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isRecipes = (value: unknown): value is readonly Recipe[] =>
  Array.isArray(value) &&
  value.every(
    (recipe) =>
      isObject(recipe) && Array.isArray(recipe.headers) && isObject(recipe.mapping) && typeof recipe.id === 'string',
  );

/** Kept rules of an older shape are not trusted: each part must look like the default's. */
const isRules = (value: unknown): value is Rules =>
  isObject(value) &&
  Object.entries(defaultRules).every(
    ([name, part]) => Array.isArray(part) === Array.isArray(value[name]) && typeof part === typeof value[name],
  );

export class Settings {
  #shelf: Shelf;
  rules = $state.raw<Rules>(defaultRules);
  recipes = $state.raw<readonly Recipe[]>([]);
  locale = $state.raw<Locale | null>(null);
  theme = $state.raw<Theme>('system');
  railFolded = $state(false);
  namesHidden = $state(false);

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
    this.rules = kept(shelf, 'rules', isRules, defaultRules);
    this.recipes = kept(shelf, 'recipes', isRecipes, []);
    this.locale = kept(shelf, 'language', isLocale, null);
    this.theme = kept(shelf, 'theme', isTheme, 'system');
    this.railFolded = kept(shelf, 'rail', isFlag, false);
    this.namesHidden = kept(shelf, 'names', isFlag, false);
  }

  change(change: Partial<Rules>): void {
    this.rules = { ...this.rules, ...change };
    keep(this.#shelf, 'rules', this.rules);
  }

  resetRules(): void {
    this.rules = defaultRules;
    forget(this.#shelf, 'rules');
  }

  /** Remembers how tables were understood; a newer recipe of the same headers replaces the older. */
  learn(recipes: readonly Recipe[]): void {
    if (recipes.length === 0) return;
    this.recipes = [...recipes, ...this.recipes.filter(({ id }) => !recipes.some((recipe) => recipe.id === id))].slice(
      0,
      200,
    );
    keep(this.#shelf, 'recipes', this.recipes);
  }

  speak(locale: Locale): void {
    this.locale = locale;
    keep(this.#shelf, 'language', locale);
  }

  useTheme(theme: Theme): void {
    this.theme = theme;
    keep(this.#shelf, 'theme', theme);
  }

  foldRail(folded: boolean): void {
    this.railFolded = folded;
    keep(this.#shelf, 'rail', folded);
  }

  hideNames(hidden: boolean): void {
    this.namesHidden = hidden;
    keep(this.#shelf, 'names', hidden);
  }

  forgetAll(): void {
    for (const key of ['rules', 'recipes', 'language', 'theme', 'rail', 'names']) forget(this.#shelf, key);
    this.rules = defaultRules;
    this.recipes = [];
    this.locale = null;
    this.theme = 'system';
    this.namesHidden = false;
  }
}
