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
package sc.fiji.unibiomed.findings.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.unibiomed.findings.measure.ExampleResults.finding;
import static sc.fiji.unibiomed.findings.measure.ExampleResults.mask;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.image.raw.PixelSpacing;

/** The one list of measures. */
class MeasureColumnsTest {

	@Test
	void everyMeasureIsDeclaredOnceAndExplained() {
		final Set<String> keys = new HashSet<>();
		for (final Measure measure : MeasureColumns.files()) {
			assertTrue(keys.add(measure.key()), measure.key());
			assertTrue(measure.key().matches("[a-z][a-z0-9_]*"), measure.key());
			assertFalse(measure.heading().isBlank(), measure.key());
			assertFalse(measure.meaning().isBlank() || measure.meaning().endsWith("."), measure.key());
		}
		final List<Measure> files = MeasureColumns.files();
		// What is newer than they are stands behind, so that no column moves.
		assertEquals(
			List.of(MeasureColumns.PREDICTED_IOU, MeasureColumns.OBJECT_SCORE, MeasureColumns.OBJECT,
				MeasureColumns.SETTINGS),
			files.subList(files.size() - 4, files.size()), "what tells nothing of presence comes last");
	}

	@Test
	void originIsToldInTheOrderOfTheColumns() {
		assertEquals(List.copyOf(ExampleResults.PROVENANCE.toMap().keySet()),
			MeasureColumns.files().stream().filter(OriginMeasure.class::isInstance).map(Measure::key).toList());
	}

	@Test
	void valuesAreOfTheirKind() {
		final Results results = ExampleResults.of(finding(1, "a", mask("#.")));
		final MeasuredFinding row = results.findings().get(0);
		for (final Measure measure : MeasureColumns.files()) {
			assertEquals(measure.kind() == ValueKind.TEXT, !(measure.value(row, results) instanceof Number),
				measure.key());
			final String cell = measure.cell(row, results);
			assertTrue(measure.kind() != ValueKind.WHOLE_NUMBER || cell.matches("\\d*"), measure.key() + " " + cell);
		}
	}

	@Test
	void headingsTellTheImagesUnit() {
		final MeasuredFinding row = MeasuredFinding.of(finding(1, "a", mask("#")), 0);
		final Results inMillimetres = ExampleResults.of(PixelSpacing.of(1, 1, 2, "mm"), List.of(row));
		assertEquals("Area (mm²)", MeasureColumns.AREA.heading(inMillimetres));
		assertEquals("Volume (mm³)", MeasureColumns.VOLUME.heading(inMillimetres));
		assertEquals("Pixels (px)", MeasureColumns.AREA_PIXELS.heading(inMillimetres));
		assertEquals("% of image", MeasureColumns.PERCENT.heading(inMillimetres));
		assertEquals("Confidence", MeasureColumns.CONFIDENCE.heading(inMillimetres));
		assertEquals("Area (px²)", MeasureColumns.AREA.heading(ExampleResults.of(List.of(row))));
	}

	@Test
	void aFindingIsToldAsAWholeAsInEachOfItsFrames() {
		final Finding stack = finding(1, "a", mask("##.."), mask("####"));
		assertEquals(6L, MeasureColumns.AREA_PIXELS.of(stack));
		assertEquals(75.0, MeasureColumns.PERCENT.of(stack));
		assertEquals(4L, MeasureColumns.AREA_PIXELS.of(stack.frames().get(1)));
		assertEquals(100.0, MeasureColumns.PERCENT.of(stack.frames().get(1)));
	}

	@Test
	void namesInAnswersStay() {
		assertEquals(List.of("pixels", "confidence", "predicted_iou", "object_score"),
			MeasureColumns.ofMasks().stream().map(MeasureColumns::nameInAnswer).toList());
		assertEquals("", MeasureColumns.nameInAnswer(MeasureColumns.STATUS));
	}
}
