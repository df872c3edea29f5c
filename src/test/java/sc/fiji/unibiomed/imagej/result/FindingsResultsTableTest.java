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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.measure.ResultsTable;
import sc.fiji.unibiomed.imagej.Answers;
import sc.fiji.unibiomed.imagej.SampleAnswers;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.interpret.view.Planes;

class FindingsResultsTableTest {

	private final ImagePlus image = IJ.createImage("cells", "8-bit ramp", 100, 40, 1);
	private final ResultsTable table = new ResultsTable();

	@Test
	void columnsAreThoseThatMacrosRead() {
		fill();
		assertArrayEquals(new String[] { "Finding", "Slice", "Frame", "Area", "Unit", "%Area", "X", "Y", "BX", "BY",
			"Width", "Height", "Mean", "Min", "Max", "Confidence", "Check", "Region", "Task", "Image", "Prompt",
			"Device", "CheckReason", "PredictedIoU", "ObjectScore" }, table.getHeadings());
	}

	@Test
	void lengthsAreInTheImagesUnit() {
		final Calibration calibration = new Calibration(image);
		calibration.pixelWidth = 0.5;
		calibration.pixelHeight = 0.25;
		calibration.setUnit("mm");
		image.setCalibration(calibration);
		fill();
		assertEquals("mm", table.getStringValue("Unit", 0));
		assertEquals(200 * 0.5 * 0.25, table.getValue("Area", 0));
		assertEquals(100.0 * 200 / 4000, table.getValue("%Area", 0));
		assertEquals(20 * 0.5, table.getValue("X", 0));
		assertEquals(15 * 0.25, table.getValue("Y", 0));
		assertEquals(10 * 0.5, table.getValue("BX", 0));
		assertEquals(10 * 0.25, table.getValue("BY", 0));
		assertEquals(20 * 0.5, table.getValue("Width", 0));
		assertEquals(10 * 0.25, table.getValue("Height", 0));
	}

	@Test
	void intensitiesAreThoseOfThePixelsInside() {
		image.getProcessor().setValue(50);
		image.getProcessor().fill();
		image.getProcessor().set(10, 10, 250);
		image.getProcessor().set(0, 0, 255);
		fill();
		assertEquals((199 * 50 + 250) / 200.0, table.getValue("Mean", 0));
		assertEquals(50, table.getValue("Min", 0));
		assertEquals(250, table.getValue("Max", 0));
	}

	@Test
	void scoresAndNamesAreTheFindings() {
		fill();
		assertEquals("cells", table.getStringValue("Image", 0));
		assertEquals("segmentation", table.getStringValue("Task", 0));
		assertEquals("cell", table.getStringValue("Finding", 0));
		assertEquals("cell 1", table.getStringValue("Region", 0));
		assertEquals(0.9, table.getValue("Confidence", 0));
		assertEquals(0.8, table.getValue("PredictedIoU", 0));
		assertEquals(7, table.getValue("ObjectScore", 0));
	}

	/** A rectangle of 20 × 10 pixels. */
	private void fill() {
		final ImageAnswer answer = Answers.of(image, Planes.CURRENT, "cell", Answers.rectangle(image, 10, 10, 20, 10));
		FindingsResultsTable.add(table, SampleAnswers.model(answer).rows());
	}
}
