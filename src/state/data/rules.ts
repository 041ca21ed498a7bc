/** The rules in force: the person's own first, then those found in files, then the defaults. */
import { defaultRules } from '../../subjects/rules.ts';
import type { Loaded } from '../../types/loaded.ts';
import type { Rules, Target } from '../../types/rules.ts';

/** The mark of a target which the person set by hand. */
export const ownSource = 'own';

const sameSeat = (a: Target, b: Target): boolean =>
  a.metric === b.metric && a.scope.level === b.scope.level && a.scope.name === b.scope.name;

export function effectiveRules(rules: Rules, loaded: Loaded | null): Rules {
  const own = rules.targets.filter((target) => target.source === ownSource);
  const found = (loaded?.targets ?? []).filter((target) => !own.some((other) => sameSeat(target, other)));
  const rest = rules.targets.filter(
    (target) => target.source !== ownSource && ![...own, ...found].some((other) => sameSeat(target, other)),
  );
  const untouched = JSON.stringify(rules.scorecard) === JSON.stringify(defaultRules.scorecard);
  const scorecard = untouched && loaded && loaded.scorecard.length > 0 ? loaded.scorecard : rules.scorecard;
  return { ...rules, targets: [...own, ...found, ...rest], scorecard };
}
