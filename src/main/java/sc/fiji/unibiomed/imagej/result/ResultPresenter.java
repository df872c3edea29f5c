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
package sc.fiji.unibiomed.imagej.result;

import java.awt.GraphicsEnvironment;
import java.util.List;

import ij.IJ;
import ij.ImagePlus;
import ij.macro.Interpreter;
import sc.fiji.unibiomed.imagej.answer.FoundRegion;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.image.RegionManager;
import sc.fiji.unibiomed.interpret.demo.DemoWarnings;
import sc.fiji.unibiomed.util.VisibleText;

/**
 * Shows an answer in ImageJ: regions on their image and in the ROI Manager, table, and a line in the log. Nothing that
 * the user had is cleared, and what an answer added can be taken back. Whatever is changed of a finding in one place is
 * changed in all.
 */
public final class ResultPresenter {

	/** Name of the image's property that holds its last answer, for macros. */
	public static final String ANSWER = "UniBiomed answer";

	private final FindingsModel findings = new FindingsModel(this::isSeen);
	private final RegionPlaces places = new RegionPlaces(findings);
	private final MacroTable table = new MacroTable(findings);

	public ResultPresenter() {
		findings.addListener(new FindingsModel.Listener() {

			@Override
			public void rowChanged(final FindingRow row) {
				places.update(row);
				table.update(row);
			}
		});
	}

	/** Without windows nobody takes one region for another, and a macro's line has the same names each time. */
	private boolean isSeen(final FindingRow row) {
		return !GraphicsEnvironment.isHeadless() && !Interpreter.isBatchMode() &&
			(row.answer().image().getProcessor() != null || places.isManaged(row));
	}

	/** All answers that were shown and not taken back, with their findings. */
	public FindingsModel findings() {
		return findings;
	}

	/** The findings as a table for macros. */
	public MacroTable table() {
		return table;
	}

	/**
	 * Adds an answer's regions, rows and log line, and returns the regions; what has none to draw is a row only.
	 */
	public synchronized List<FoundRegion> show(final ImageAnswer answer, final ResultPlacement wanted) {
		final List<FoundRegion> regions = FoundRegions.of(answer);
		final ResultPlacement placement = wanted == ResultPlacement.MANAGER && !RegionManager.isPossible()
			? ResultPlacement.OVERLAY
			: wanted;
		final ResultWindows windows = ResultWindows.before();
		final List<FindingRow> rows = findings.add(answer, regions);
		places.put(answer.image(), rows, placement);
		table.add(rows);
		answer.image().setProp(ANSWER, answer.answer().shownText());
		log(answer);
		if (placement != wanted && !regions.isEmpty()) {
			IJ.log("  There is no ROI Manager without a display; the regions are on the image, in its overlay.");
		}
		// The window finds its place before those that only a few look into.
		findings.tellAnswered(answer);
		windows.arrange(answer.image());
		return regions;
	}

	private static void log(final ImageAnswer answer) {
		IJ.log("UniBiomed, " + answer.task().label() + ", " + VisibleText.line(answer.facts().image().names().title()) +
			": " + answer.prompt());
		if (!answer.facts().input().isEmpty()) {
			IJ.log("  shown as: " + answer.facts().input());
		}
		IJ.log("  model: " + answer.credit().forLog());
		DemoWarnings.among(answer.answer().notes()).forEach(warning -> IJ.log("  WARNING: " + warning));
		answer.answer().shownText().lines().forEach(line -> IJ.log("  → " + line));
		IJ.log("  ran on " + answer.facts().device() + ", " + answer.settings().precision());
		DemoWarnings.others(answer.answer().notes()).forEach(note -> IJ.log("  " + VisibleText.line(note)));
	}

	/** Says something in the log and in the window, where nobody overwrites it as in the status bar. */
	public void tell(final String sentence) {
		IJ.log("UniBiomed: " + sentence);
		findings.tell(sentence);
	}

	/**
	 * Takes back what the last answer added to the ROI Manager, overlay and table; false if there is none.
	 */
	public synchronized boolean removeLast() {
		final List<ImageAnswer> answers = findings.answers();
		if (answers.isEmpty()) {
			return false;
		}
		final ImageAnswer last = answers.get(answers.size() - 1);
		remove(findings.rows(last), List.of(last));
		return true;
	}

	/**
	 * Takes back the findings that are meant, wherever they are shown, and the words of their answers; of accepted ones
	 * the findings only.
	 *
	 * @param active the image that the user works with; {@code null} if none is open
	 * @return how many findings and answers there were
	 */
	public synchronized Removed remove(final FindingsScope scope, final ImagePlus active) {
		final List<FindingRow> rows = scope.rows(findings, active);
		final List<ImageAnswer> answers = scope == FindingsScope.ACCEPTED ? List.of() : scope.answers(findings, active);
		remove(rows, answers);
		return new Removed(rows.size(), answers.size());
	}

	/** How much was taken back. */
	public record Removed(int findings, int answers) {

		/** In a sentence. */
		public String words() {
			return findings + answers == 0
				? "There is nothing to remove."
				: counted(findings, "finding") + (answers == 0 ? "" : " and " + counted(answers, "answer")) +
					" removed.";
		}

		private static String counted(final int number, final String what) {
			return number + " " + what + (number == 1 ? "" : "s");
		}
	}

	/** Takes back some findings, wherever they are shown. */
	public Removed remove(final List<FindingRow> rows) {
		remove(rows, List.of());
		return new Removed(rows.size(), 0);
	}

	private void remove(final List<FindingRow> rows, final List<ImageAnswer> answers) {
		places.remove(rows);
		table.remove(rows);
		findings.remove(rows, answers);
	}

	/**
	 * Changes in the findings what somebody changed in the ROI Manager or on the image: names, and regions that were
	 * deleted. Whoever reads the findings calls this before.
	 *
	 * @param byMacro whether a macro is changing the ROI Manager just now
	 */
	public void follow(final boolean byMacro) {
		places.follow(byMacro);
	}

	/** Shows the findings of a closed image on the same image that was opened again. */
	public void reopened(final ImagePlus closed, final ImagePlus again) {
		findings.reopened(closed, again);
		places.drawAgain(again, findings.rows().stream().filter(row -> row.answer().image() == again).toList());
	}
}
