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
import java.util.Optional;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import ij.plugin.frame.RoiManager;
import sc.fiji.unibiomed.imagej.answer.FoundRegion;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.image.RegionManager;
import sc.fiji.unibiomed.interpret.demo.DemoWarnings;
import sc.fiji.unibiomed.util.VisibleText;

/**
 * Shows an answer in ImageJ: regions, table, and a line in the log. Nothing that the user had is cleared, and
 * {@link #removeLast} takes back everything that the last answer added.
 */
public final class ResultPresenter {

	private final FindingsModel findings = new FindingsModel();
	private Shown last;

	/** All findings that were shown and not taken back. */
	public FindingsModel findings() {
		return findings;
	}

	/**
	 * What an answer added.
	 *
	 * @param placement where the regions went
	 * @param manager the ROI Manager that they were added to; empty if they went elsewhere
	 * @param regions what was added there
	 * @param rows what was added to the findings
	 */
	private record Shown(ImageAnswer answer, ResultPlacement placement, Optional<RoiManager> manager,
		List<FoundRegion> regions, List<FindingRow> rows)
	{

		ImagePlus image() {
			return answer.image();
		}
	}

	/**
	 * Adds an answer's regions, rows and log line, and returns the regions; what has none to draw is a row only.
	 */
	public synchronized List<FoundRegion> show(final ImageAnswer answer, final ObjectSettings objects,
		final ResultPlacement wanted)
	{
		final List<FoundRegion> regions = FoundRegions.of(answer, objects);
		final ResultPlacement placement = wanted == ResultPlacement.MANAGER && !RegionManager.isPossible()
			? ResultPlacement.OVERLAY
			: wanted;
		final Optional<RoiManager> manager = place(answer.image(),
			regions.stream().filter(FoundRegion::isOutlined).toList(), placement);
		final ResultsTable table = table();
		FindingsResultsTable.add(table, answer, regions);
		final ResultWindows windows = ResultWindows.before();
		show(table);
		log(answer);
		if (placement != wanted && !regions.isEmpty()) {
			IJ.log("  There is no ROI Manager without a display; the regions are on the image, in its overlay.");
		}
		windows.arrange(answer.image());
		last = new Shown(answer, placement, manager, regions, findings.add(answer, regions));
		return regions;
	}

	/** Returns the ROI Manager that regions were added to. */
	private static Optional<RoiManager> place(final ImagePlus image, final List<FoundRegion> regions,
		final ResultPlacement placement)
	{
		if (placement == ResultPlacement.OVERLAY) {
			final Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
			regions.forEach(region -> overlay.add(region.roi()));
			overlay.drawNames(true);
			image.setOverlay(overlay);
		}
		else if (placement == ResultPlacement.MANAGER && !regions.isEmpty()) {
			final RoiManager manager = RegionManager.seenOrNew();
			regions.forEach(region -> manager.add(image, region.roi(), -1));
			// Where nothing is shown, ImageJ would leave a copy of them on the image as its overlay.
			if (image.getWindow() != null && !Interpreter.isBatchMode()) {
				manager.runCommand(image, "Show All with labels");
			}
			return Optional.of(manager);
		}
		return Optional.empty();
	}

	/**
	 * The findings table of this session. Without windows, macros know one table only: the system's own "Results".
	 */
	private static ResultsTable table() {
		if (GraphicsEnvironment.isHeadless()) {
			return Analyzer.getResultsTable();
		}
		final ResultsTable open = ResultsTable.getResultsTable(FindingsResultsTable.TITLE);
		return open == null ? new ResultsTable() : open;
	}

	private static void show(final ResultsTable table) {
		if (!GraphicsEnvironment.isHeadless()) {
			table.show(FindingsResultsTable.TITLE);
		}
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

	/**
	 * Takes back what the last answer added to the ROI Manager or overlay, and to the table; false if there is none.
	 */
	public synchronized boolean removeLast() {
		if (last == null) {
			return false;
		}
		if (last.placement() == ResultPlacement.OVERLAY && last.image().getOverlay() != null) {
			remove(last.image().getOverlay(), last.regions());
			last.image().updateAndDraw();
		}
		// Another one, of another macro or opened since, may have regions that look the same.
		last.manager().filter(manager -> RegionManager.seen().filter(seen -> seen == manager).isPresent())
			.ifPresent(manager -> remove(manager, last.regions()));
		final ResultsTable table = table();
		FindingsResultsTable.remove(table, last.answer(), last.regions());
		show(table);
		findings.remove(last.rows());
		last = null;
		return true;
	}

	/** An overlay takes regions of the same bounds for equal, so they are told apart by identity. */
	private static void remove(final Overlay overlay, final List<FoundRegion> regions) {
		for (int i = overlay.size() - 1; i >= 0; i--) {
			final Roi roi = overlay.get(i);
			if (regions.stream().anyMatch(region -> region.roi() == roi)) {
				overlay.remove(i);
			}
		}
	}

	private static void remove(final RoiManager manager, final List<FoundRegion> regions) {
		for (final FoundRegion region : regions.stream().filter(FoundRegion::isOutlined).toList()) {
			for (int i = manager.getCount() - 1; i >= 0; i--) {
				if (manager.getRoi(i) == region.roi() || region.roi().getName().equals(manager.getRoi(i).getName()) &&
					region.roi().getBounds().equals(manager.getRoi(i).getBounds()))
				{
					manager.delete(i);
					break;
				}
			}
		}
	}
}
