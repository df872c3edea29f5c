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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import sc.fiji.unibiomed.imagej.Answers;
import sc.fiji.unibiomed.imagej.SampleAnswers;
import sc.fiji.unibiomed.imagej.answer.FoundRegion;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.interpret.view.Planes;

/** Showing answers without a display. */
class ResultPresenterTest {

	private final ResultPresenter presenter = new ResultPresenter();
	private final ImagePlus image = IJ.createImage("cells", "8-bit black", 50, 50, 1);
	private final Roi users = new Roi(1, 1, 5, 5);
	private final ResultsTable table = Analyzer.getResultsTable();

	@BeforeEach
	void theUserHasARegionAndARow() {
		image.setOverlay(new Overlay(users));
		table.reset();
		measureByHand("before");
	}

	@AfterEach
	void emptyTheTable() {
		table.reset();
	}

	@Test
	void withoutADisplayRegionsForTheManagerGoToTheOverlay() {
		presenter.show(cell("cell"), ResultPlacement.MANAGER);
		assertEquals(Arrays.asList(null, "cell 1"), names());
	}

	@Test
	void whatTheUserHadStays() {
		presenter.show(cell("cell"), ResultPlacement.OVERLAY);
		presenter.show(cell("nucleus"), ResultPlacement.OVERLAY);
		assertSame(users, image.getOverlay().get(0));
		assertEquals(List.of("before", "cell", "nucleus"), findings());
	}

	@Test
	void placementNoneMakesRowsButNoRegions() {
		presenter.show(cell("cell"), ResultPlacement.NONE);
		assertEquals(1, image.getOverlay().size());
		assertEquals(List.of("before", "cell"), findings());
	}

	@Test
	void removingTheLastResultTakesBackExactlyThat() {
		presenter.show(cell("cell"), ResultPlacement.OVERLAY);
		presenter.show(cell("nucleus"), ResultPlacement.OVERLAY);
		assertTrue(presenter.removeLast());
		assertEquals(Arrays.asList(null, "cell 1"), names());
		assertEquals(List.of("before", "cell"), findings());
		assertEquals(1, presenter.findings().rows().size());
		assertTrue(presenter.removeLast(), "and the one before");
		assertEquals(List.of("before"), findings());
		assertFalse(presenter.removeLast());
	}

	@Test
	void rowsThatTheUserMeasuredAfterwardsStay() {
		presenter.show(cell("cell"), ResultPlacement.OVERLAY);
		measureByHand("after");
		assertTrue(presenter.removeLast());
		assertEquals(List.of("before", "after"), findings());
	}

	@Test
	void anAnswerInWordsIsNoRowOfNumbers() {
		presenter.show(Answers.words(image, "ultrasound."), ResultPlacement.OVERLAY);
		assertEquals(List.of("before"), findings());
		assertEquals("ultrasound.", image.getProp(ResultPresenter.ANSWER), "where macros find it");
		assertEquals(1, presenter.findings().answers().size());
		assertTrue(presenter.removeLast());
		assertEquals(List.of(), presenter.findings().answers());
		assertEquals(1, image.getOverlay().size());
	}

	@Test
	void everySliceOfAStackHasItsRegionAndObjectsAreNumbered() {
		final ImagePlus stack = IJ.createImage("stack", "8-bit black", 50, 50, 2);
		final ImageAnswer answer = SampleAnswers.inObjects(Answers.of(stack, Planes.REFERENCE_ORDER, "cell",
			Answers.rectangle(stack, 0, 0, 4, 4), Answers.rectangle(stack, 10, 10, 5, 5)));
		final List<FoundRegion> regions = presenter.show(answer, ResultPlacement.OVERLAY);
		assertEquals(List.of(1, 2), regions.stream().map(FoundRegion::object).toList());
		assertEquals(List.of(2, 2), regions.stream().map(FoundRegion::objectCount).toList());
		assertEquals("cell 1-1, z 1", stack.getOverlay().get(0).getName());
		assertEquals(1, stack.getOverlay().get(0).getPosition());
		assertEquals("cell 1-2, z 2", stack.getOverlay().get(1).getName());
		assertEquals(2, stack.getOverlay().get(1).getPosition());
	}

	@Test
	void anObjectInNeighbouringSlicesHasOneName() {
		final ImagePlus stack = IJ.createImage("stack", "8-bit black", 50, 50, 2);
		final ImageAnswer answer = SampleAnswers.inObjects(Answers.of(stack, Planes.REFERENCE_ORDER, "cell",
			Answers.rectangle(stack, 9, 9, 4, 4), Answers.rectangle(stack, 10, 10, 5, 5)));
		presenter.show(answer, ResultPlacement.OVERLAY);
		assertEquals(List.of("cell 1-1, z 1", "cell 1-1, z 2"),
			Arrays.stream(stack.getOverlay().toArray()).map(Roi::getName).toList());
	}

	@Test
	void aMaskWithoutPixelsHasNoRegion() {
		image.setOverlay(null);
		final ImageAnswer nothing = Answers.of(image, Planes.CURRENT, "cell", Answers.rectangle(image, 0, 0, 0, 0));
		final List<FoundRegion> shown = presenter.show(nothing, ResultPlacement.OVERLAY);
		// A row says that it was looked for.
		assertEquals(List.of(false), shown.stream().map(FoundRegion::isOutlined).toList());
		assertEquals("cell 1", presenter.findings().rows().get(0).label().name());
		assertEquals(null, image.getOverlay());
		assertTrue(presenter.removeLast());
		assertEquals(List.of(), presenter.findings().rows());
	}

	private ImageAnswer cell(final String phrase) {
		return Answers.of(image, Planes.CURRENT, phrase, Answers.rectangle(image, 10, 10, 20, 10));
	}

	private void measureByHand(final String name) {
		table.addRow();
		table.addValue("Finding", name);
	}

	private List<String> names() {
		return Arrays.stream(image.getOverlay().toArray()).map(Roi::getName).toList();
	}

	private List<String> findings() {
		return Arrays.asList(table.getColumnAsStrings("Finding"));
	}
}
