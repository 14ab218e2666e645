/**
 * Every threshold of lib/cruxes, with its reason. Credences, swings and gaps are fractions of 1; the screen shows
 * percent and points (hundredths). Change a number here and say why in docs/decisions.
 */

/** Stances are whole percents, so two real values differ by 5e-5 or not at all: less is the noise of 0.3 - 0.1. */
export const ROUNDING = 1e-9

/** When a stance makes a crux for one person. A thread may set its own; these are the defaults. */
export const CRUX_RULE = {
  /** A fifth of the scale: four steps of the 5-point moves people make, well above the noise of a slider. */
  swing: 0.2,
  /** Outside 5–95 % a person has no real doubt left, so that learning the answer is not expected to move them. */
  liveFrom: 0.05,
  liveTo: 0.95,
} as const

/** One slider step. In the largest study 31 % of answers were exactly "no effect"; 5 allows for a shaky hand. */
export const NO_EFFECT_BELOW = 0.05

/** Less than half of a crux's swing from where one stands now is not "it would move me": 10 points where a crux takes 20. */
export const ONE_WAY_OF_SWING = 0.5

/** When one crux carries a pair's disagreement. Each is the crux's own swing: what would move us, we differ by. */
export const DOUBLE_RULE = { gap: 0.2, disagreement: 0.2, swing: 0.2 } as const

/** A share of less than 10 points is a ratio of two small noisy numbers, so it is not shown. */
export const SHARE_FROM_GAP = 0.1

/** Pairs of nobody, added to the score's divisor: five people (10 pairs) bring half of the raw mean. */
export const PRIOR_PAIRS = 10

/** Two people are a pair; from three on a score has something to average and a jackknife something to leave out. */
export const SCORE_FROM_HOLDERS = 3

/** Above this many holders pairs are not enumerated (45,000 at the cap): sums over sorted values give the same. */
export const PAIRS_CAP = 300

/** z for ordering lists: a one-sided 90 % bound. Orders cautiously without hiding what is new. */
export const Z_SORT = 1.28
/** z for what a state or a sentence rests on: the usual two-sided 95 %. */
export const Z_CLAIM = 1.96

/** |swing| given to somebody who only marked "crux" while nobody in the thread who did gave numbers: a double crux's usual. */
export const IMPUTED_CRUX_SWING = 0.4
/** |swing| given to somebody who only marked "not a crux": as good as none, yet with no claim to be exactly none. */
export const IMPUTED_NOT_CRUX_SWING = 0.02
/** Above this share of imputed stances the score says more about our guess than about them: shown hollow. */
export const HOLLOW_ABOVE = 0.5

/** Rounding four sliders to whole percents can be off by a point, and 5 is what people mean by "about". */
export const INCOHERENCE_FROM = 0.05

/** Probabilities are held inside these bounds where a logarithm would be infinite, and nowhere else. */
export const LOG_FROM = 0.01
export const LOG_TO = 0.99

/** A double crux that fails clearly ends at once; one that fails by less waits, so that it does not flicker. */
export const DOUBLE_LEAVES_BELOW = 0.02
export const DOUBLE_LEAVES_AFTER_HOURS = 24
/** One person's "not a crux" is a stance; two are a dispute (if the Wilson bound agrees). */
export const DISPUTED_FROM_MARKS = 2
/** A month without a new stance, anchor or edit: people have left. */
export const STALE_AFTER_DAYS = 30
/** Those who knew the criteria when they gave their numbers; a disagreement needs two. */
export const RESOLVE_FROM_HOLDERS = 2

/** One answer's follow-through would publish a person, not a thread. */
export const FOLLOW_THROUGH_FROM = 2
/** Within 10 points of what one said beforehand counts as having followed through: two slider steps. */
export const FOLLOWED_WITHIN = 0.1

/** Cruxes whose credences go together this closely (half of the variance shared) may be one crux. */
export const OVERLAP_ABOVE = 0.7
/** A correlation of fewer people is noise. */
export const OVERLAP_FROM_PEOPLE = 5
/** People per crux that a regression needs before its fit means anything. */
export const JOINT_PEOPLE_PER_CRUX = 5

/** Opinion groups: fewer people, items or answers than this make groups of accidents. */
export const GROUPS = {
  fromPeople: 8,
  fromItems: 4,
  fromFill: 0.3,
  /** A group of two is a pair that one can recognise. */
  smallest: 3,
  most: 4,
  /** One more group for every five people. */
  peoplePerGroup: 5,
  /**
   * "Reasonable structure" begins at .51 (Kaufman and Rousseeuw 1990). At .25 people who answer at random were split
   * in 48-100 % of our worlds, since any cloud in a plane can be cut; at .5 in 3 % (docs/decisions/0010).
   */
  silhouetteFrom: 0.5,
  /** A new number of groups must win this often in a row (Polis, group-k-buffer): maps that jump are not believed. */
  stickyFor: 4,
  /** Starts of k-means, of which the best counts: enough to find the best cut of a few hundred points in a plane. */
  restarts: 20,
} as const

/** "Agrees" and "disagrees" when stances are counted as votes; between the two a person passes. */
export const AGREES_FROM = 0.6
export const DISAGREES_TO = 0.4
/** A stance stands for a group if it passes one-sided 90 % tests (Polis); three are shown. */
export const Z_REPRESENTATIVE = 1.2816
export const REPRESENTATIVE_SHOWN = 3

/** Agreed: every group's mean beyond 80 % (or under 20 %), and people within a group close together. */
export const AGREED_FROM_MEAN_Z = 0.6
export const AGREED_TO_SD = 0.2

/** Votes of the smallest group at which the participation guard of bridging reaches 63 %. */
export const BRIDGING_VOTES = 3
/** Cruxes listed first in "Where we disagree". */
export const RAIL_CRUXES = 3
/** "Whichever way it fell" is said only if both ways leave nearly the same gap. */
export const EITHER_WAY_WITHIN = 0.05

/** Resolved forecasts from which calibration says something of a person and not of luck (CRUXES 5.6). */
export const CALIBRATION_FROM = 20
/** Fifths of the scale: with twenty forecasts about four fall into each. */
export const CALIBRATION_BINS = 5
