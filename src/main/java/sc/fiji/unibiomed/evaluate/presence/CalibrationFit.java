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
package sc.fiji.unibiomed.evaluate.presence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sc.fiji.unibiomed.evaluate.score.FindingScores;
import sc.fiji.unibiomed.interpret.check.Calibration;
import sc.fiji.unibiomed.interpret.check.CanonicalTargets;

/**
 * What can be promised of confirmed findings, see {@link ThresholdTest}: of each target by itself, and of all together.
 *
 * @param calibration the promises
 * @param promised a sentence for each promise
 * @param refused a sentence for each target of which nothing can be promised, and for all together; it says why
 */
public record CalibrationFit(Calibration calibration, List<String> promised, List<String> refused) {

	/** At most so many findings are wrong. */
	static final double ALPHA = 0.10;
	/** So often a promise is broken at most. */
	static final double DELTA = 0.05;

	private static final String ALL = "All targets together";

	public CalibrationFit {
		promised = List.copyOf(promised);
		refused = List.copyOf(refused);
	}

	/** What is promised, then what is not. */
	public List<String> sentences() {
		return Stream.concat(promised.stream(), refused.stream()).toList();
	}

	/**
	 * The promises for each way in which images were shown; mostly there is one.
	 *
	 * @param name of the data set
	 * @param model see {@link sc.fiji.unibiomed.checkpoint.ModelIdentity#answers}
	 * @param precision its label
	 */
	public static List<CalibrationFit> of(final List<PresenceRow> rows, final String name, final String model,
		final String precision)
	{
		final Map<String, List<PresenceRow>> modes = rows.stream().filter(PresenceRow::isAnswered)
			.collect(Collectors.groupingBy(row -> mode(row), TreeMap::new, Collectors.toList()));
		return modes.entrySet().stream().map(
			mode -> of(mode.getValue(), name, new Calibration.Key(model, precision, mode.getKey()), modes.size() > 1))
			.toList();
	}

	private static String mode(final PresenceRow row) {
		return row.finding().map(FindingScores::intensityMode).orElseThrow();
	}

	private static CalibrationFit of(final List<PresenceRow> rows, final String name, final Calibration.Key key,
		final boolean isOneOfSeveral)
	{
		final CanonicalTargets names = new CanonicalTargets();
		final Map<String, List<PresenceRow>> targets = rows.stream()
			.collect(Collectors.groupingBy(row -> names.name(row.item().target()), TreeMap::new, Collectors.toList()));
		// Of what is in none of the images, nobody wants to be told how often it is right.
		targets.values().removeIf(ofTarget -> ofTarget.stream().noneMatch(PresenceRow::isPresent));
		final String shown = isOneOfSeveral ? " (shown as: " + key.intensity() + ")" : "";
		final List<String> promised = new ArrayList<>();
		final List<String> refused = new ArrayList<>();
		final Map<String, Calibration.Level> levels = new TreeMap<>();
		targets.forEach((target, ofTarget) -> level(ofTarget).ifPresentOrElse(level -> {
			levels.put(target, level);
			promised.add(promise(target + shown, level));
		}, () -> refused.add(refusal(target + shown, ofTarget))));
		final Optional<Calibration.Level> all = level(rows);
		all.ifPresentOrElse(level -> promised.add(promise(ALL + shown, level)),
			() -> refused.add(refusal(ALL + shown, rows)));
		return new CalibrationFit(new Calibration(line(name), key, ALPHA, DELTA, all, levels), promised, refused);
	}

	private static Optional<Calibration.Level> level(final List<PresenceRow> rows) {
		final int absent = (int) rows.stream().filter(row -> !row.isPresent()).count();
		return new ThresholdTest(ALPHA, DELTA).of(confirmed(rows))
			.map(found -> new Calibration.Level(found.threshold(), found.findings(), found.wrong(), absent));
	}

	private static List<ThresholdTest.Judged> confirmed(final List<PresenceRow> rows) {
		return rows.stream().filter(PresenceRow::isConfirmed)
			.map(row -> new ThresholdTest.Judged(row.finding().orElseThrow().check().evidence(), row.isWrong()))
			.toList();
	}

	private static String refusal(final String what, final List<PresenceRow> rows) {
		final List<ThresholdTest.Judged> confirmed = confirmed(rows);
		final int fewest = Calibration.fewest(ALPHA, DELTA);
		if (confirmed.size() < fewest) {
			return what + ": " + confirmed.size() + (confirmed.size() == 1 ? " finding is" : " findings are") +
				" too few for this promise; " + fewest + " are needed.";
		}
		return what + ": nothing can be promised, as of " + confirmed.size() + " findings " +
			confirmed.stream().filter(ThresholdTest.Judged::isWrong).count() + " are wrong.";
	}

	private static String promise(final String what, final Calibration.Level level) {
		return String.format(Locale.ROOT,
			"%s: at most %s of findings with evidence %.2f or more are wrong, %s sure, n = %d%s.", what,
			Calibration.percent(ALPHA), level.threshold(), Calibration.percent(1 - DELTA), level.findings(),
			level.absent() == 0 ? "; nothing absent was asked for" : "");
	}

	/** Names of folders may have anything in them. */
	private static String line(final String name) {
		final String line = name.replaceAll("\\p{Cntrl}+", " ").strip();
		final String known = line.isEmpty() ? "a data set" : line;
		return known.length() <= Calibration.LONGEST_NAME
			? known
			: known.substring(0, Calibration.LONGEST_NAME - 1) + "…";
	}
}
