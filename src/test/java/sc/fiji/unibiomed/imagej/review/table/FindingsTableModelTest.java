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
package sc.fiji.unibiomed.imagej.review.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.imagej.SampleAnswers;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.imagej.result.FindingsModel;
import sc.fiji.unibiomed.imagej.review.Await;

/** The table without its window: needs no display. */
class FindingsTableModelTest {

	private final FindingsModel findings = SampleAnswers.model(SampleAnswers.nuclei());
	private final FindingsTableModel table = new FindingsTableModel(findings);

	FindingsTableModelTest() {
		findings.addListener(table);
	}

	private String cell(final int row, final ReviewColumn column) {
		return table.getValueAt(row, column.ordinal()).toString();
	}

	@Test
	void measuresAreInTheImagesUnit() {
		assertEquals("nuclei", cell(0, ReviewColumn.FINDING));
		assertEquals("2.50 µm²", cell(0, ReviewColumn.AREA));
		assertEquals("5.0", cell(0, ReviewColumn.PERCENT));
		assertEquals("5", cell(1, ReviewColumn.CENTROID_X));
		assertEquals("4.25", cell(1, ReviewColumn.CENTROID_Y));
		assertEquals("0, 4, 10 × 0.500", cell(1, ReviewColumn.BOUNDS));
		assertEquals("9.50", cell(1, ReviewColumn.MEAN));
		assertEquals("19", cell(1, ReviewColumn.MAX));
		assertEquals("0.75", cell(1, ReviewColumn.PREDICTED_IOU));
		assertEquals("slide.png", cell(1, ReviewColumn.IMAGE));
	}

	@Test
	void everyCellOfADescribedRegionCanBeShown() {
		final FindingsTableModel described = new FindingsTableModel(SampleAnswers.model(SampleAnswers.described()));
		for (final ReviewColumn column : ReviewColumn.values()) {
			assertTrue(column.type().isInstance(described.getValueAt(0, column.ordinal())), column.header());
		}
		assertEquals("10 px²", described.getValueAt(0, ReviewColumn.AREA.ordinal()).toString());
	}

	@Test
	void onlyNameVerdictAndNoteCanBeEdited() {
		for (final ReviewColumn column : ReviewColumn.values()) {
			assertEquals(List.of(ReviewColumn.STATUS, ReviewColumn.FINDING, ReviewColumn.NOTE).contains(column),
				table.isCellEditable(0, column.ordinal()));
		}
		assertThrows(IllegalArgumentException.class, () -> table.setValueAt("1", 0, ReviewColumn.AREA.ordinal()));
	}

	@Test
	void editsChangeTheFindings() throws Exception {
		table.setValueAt("lymphocytes", 0, ReviewColumn.FINDING.ordinal());
		table.setValueAt(Review.Status.REJECTED, 0, ReviewColumn.STATUS.ordinal());
		Await.until("the table has followed", () -> cell(0, ReviewColumn.STATUS).equals("REJECTED"));
		table.setValueAt(" an artefact ", 0, ReviewColumn.NOTE.ordinal());
		Await.until("the table has followed", () -> cell(0, ReviewColumn.NOTE).equals("an artefact"));

		final FindingRow row = findings.rows().get(0);
		assertEquals("lymphocytes", row.name());
		assertEquals(new Review(Review.Status.REJECTED, "an artefact"), row.review());
	}

	@Test
	void rowsComeAndGoOneByOne() throws Exception {
		final List<String> events = new ArrayList<>();
		Await.run(() -> table.addTableModelListener(
			event -> events.add(event.getType() + ":" + event.getFirstRow() + "-" + event.getLastRow())));
		Await.run(() -> table.show(new TableFilter(null, true, false, true)));
		events.clear();
		final ImageAnswer stack = SampleAnswers.stack();
		final List<FindingRow> more = findings.add(stack,
			SampleAnswers.model(stack).rows().stream().map(FindingRow::region).toList());
		Await.until("there are four rows", () -> table.getRowCount() == 4);
		findings.remove(more.subList(0, 1));
		Await.until("there are three rows", () -> table.getRowCount() == 3);

		// Columns that depend on images are shown anew each time.
		assertEquals(List.of("1:2-2", "1:3-3", "-1:2-2"),
			events.stream().filter(event -> !event.startsWith("0:")).toList());
		assertEquals("3", cell(2, ReviewColumn.SLICE));
		assertEquals(2, table.indexOf(more.get(1)).orElseThrow());
		assertFalse(table.indexOf(more.get(0)).isPresent());
	}

	@Test
	void aClosedImageIsMarkedAndItsMeasuresStay() {
		findings.rows().get(0).answer().image().flush();

		assertEquals("slide.png (closed)", cell(0, ReviewColumn.IMAGE));
		for (final ReviewColumn column : ReviewColumn.values()) {
			assertFalse(cell(1, column).contains("NaN"), column.header());
		}
	}
}
