/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package sc.fiji.unibiomed.interpret.check;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import sc.fiji.unibiomed.checkpoint.ModelIdentity;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.FindingCheck.Verdict;
import sc.fiji.unibiomed.util.Sha256;

/**
 * What somebody measured on a data set of his own of how often confirmed findings are right: for each target a level of
 * evidence, with the promise that at most a share {@code alpha} of confirmed findings at this level or above are wrong,
 * which is kept with a probability of at least {@code 1 - delta} over the choice of the data. It is a promise about
 * questions that are drawn like those of the data set: images of the same kind, the same share of images without the
 * target.
 *
 * @param name of the data set, for people, in one line; 1 to {@value #LONGEST_NAME} characters
 * @param key which answers it is about
 * @param alpha the share of wrong findings, above 0 and below 1
 * @param delta the risk that the promise is broken, above 0 and below 1
 * @param all the level of all targets together; empty where nothing can be promised. Answers do not use it, as it says
 *           nothing of a single target
 * @param targets the levels of those targets of which something can be promised, by {@link CanonicalTargets#name}
 */
public record Calibration(String name, Key key, double alpha, double delta, Optional<Level> all,
	Map<String, Level> targets)
{

	/** The longest name of a data set. */
	public static final int LONGEST_NAME = 200;

	/** To be raised when the check comes to mean something else, so that older calibrations no longer hold. */
	private static final String FORMAT = "1";

	private static final CanonicalTargets NAMES = new CanonicalTargets();

	/**
	 * What decides how right a model is about an image.
	 *
	 * @param model see {@link ModelIdentity#answers}
	 * @param precision label of the precision
	 * @param intensity how pixel values were shown, see
	 *           {@link sc.fiji.unibiomed.interpret.view.ShownImage#intensityMode}
	 */
	public record Key(String model, String precision, String intensity) {

		/** Of a model's answers. */
		public Key(final ModelIdentity model, final String precision, final String intensity) {
			this(model.answers(), precision, intensity);
		}

		/** The same as one SHA-256 in 64 hexadecimal digits. */
		public String hex() {
			return new Sha256().add(FORMAT).add(model).add(precision).add(intensity).hex();
		}
	}

	/**
	 * A level of evidence.
	 *
	 * @param threshold the least evidence, from 0 to 1
	 * @param findings how many findings of the data set are at this level or above, at least 1
	 * @param wrong how many of these are wrong
	 * @param absent how often the target was asked for in images that do not have it; with 0, the promise is about
	 *           images that have it
	 */
	public record Level(double threshold, int findings, int wrong, int absent) {

		/** @throws IllegalArgumentException if a number is out of its range */
		public Level {
			if (!(threshold >= 0 && threshold <= 1)) {
				throw new IllegalArgumentException("the threshold " + threshold + " is not from 0 to 1");
			}
			if (findings < 1 || wrong < 0 || wrong > findings || absent < 0) {
				throw new IllegalArgumentException(
					"there cannot be " + wrong + " wrong ones of " + findings + " findings, " + absent + " absent");
			}
		}
	}

	/** @throws IllegalArgumentException if it promises what it cannot know; the message says why */
	public Calibration {
		Objects.requireNonNull(key, "key");
		if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
			throw new IllegalArgumentException("the name of the data set is not a line of text");
		}
		if (!(alpha > 0 && alpha < 1 && delta > 0 && delta < 1)) {
			throw new IllegalArgumentException("the shares " + alpha + " and " + delta + " are not between 0 and 1");
		}
		targets = Map.copyOf(targets);
		for (final Level level : targets.values()) {
			requireEnough(level, alpha, delta);
		}
		all.ifPresent(level -> requireEnough(level, alpha, delta));
	}

	private static void requireEnough(final Level level, final double alpha, final double delta) {
		if (level.findings() < fewest(alpha, delta) || level.wrong() > alpha * level.findings()) {
			throw new IllegalArgumentException(
				level.wrong() + " wrong ones of " + level.findings() + " findings allow no promise");
		}
	}

	/**
	 * The fewest findings that allow a promise, if none of them is wrong: the smallest {@code n} with
	 * {@code (1 - alpha)^n <= delta}. 29 for 10 % wrong and 95 % sure.
	 */
	public static int fewest(final double alpha, final double delta) {
		return (int) Math.ceil(Math.log(delta) / Math.log1p(-alpha));
	}

	/** Whether something is promised of a target. */
	public boolean knows(final String target) {
		return targets.containsKey(NAMES.name(target));
	}

	/**
	 * A check in the light of this: a confirmed finding below its target's level is doubtful, and of one at the level
	 * or above, the promise is told. Everything else stays as it is.
	 *
	 * @param target name of the finding
	 */
	public FindingCheck applied(final String target, final FindingCheck check) {
		final Level level = targets.get(NAMES.name(target));
		if (level == null || check.verdict() != Verdict.CONFIRMED) {
			return check;
		}
		return check.evidence() >= level.threshold()
			? new FindingCheck(Verdict.CONFIRMED, check.reason() + "; " + promise(level), check.evidence())
			: new FindingCheck(Verdict.DOUBTFUL, check.reason() + "; below the level that was calibrated on " + name,
				check.evidence());
	}

	/** Such as "calibrated on CHAOS: at most 10 % of such findings are wrong (95 % sure, n = 60)". */
	private String promise(final Level level) {
		return "calibrated on " + name + (level.absent() == 0 ? ", where it always was there" : "") + ": at most " +
			percent(alpha) + " of such findings are wrong (" + percent(1 - delta) + " sure, n = " + level.findings() +
			")";
	}

	/** A share as people read it, such as "10 %". */
	public static String percent(final double share) {
		return String.format(Locale.ROOT, "%.3f", 100 * share).replaceAll("\\.?0+$", "") + " %";
	}
}
