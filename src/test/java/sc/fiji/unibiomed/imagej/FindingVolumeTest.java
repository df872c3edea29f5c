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
package sc.fiji.unibiomed.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.measure.ResultsTable;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.result.AnswerResults;
import sc.fiji.unibiomed.imagej.result.FindingsModel;
import sc.fiji.unibiomed.imagej.result.FindingsResultsTable;
import sc.fiji.unibiomed.imagej.result.FoundRegions;
import sc.fiji.unibiomed.interpret.view.Planes;

class FindingVolumeTest {

	/** Voxels of 0.5 × 0.25 × 2 µm, which is 0.25 µm³. */
	private final ImagePlus volume = calibrated(IJ.createHyperStack("volume", 20, 10, 1, 3, 1, 8));

	@Test
	void isThatOfAllSlices() {
		final ImageAnswer answer = Answers.of(volume, Planes.VOLUME, "cell", Answers.rectangle(volume, 0, 0, 4, 4),
			Answers.rectangle(volume, 0, 0, 4, 5), Answers.rectangle(volume, 0, 0, 0, 0));

		// 16 + 20 voxels.
		assertEquals(9, Answers.volume(answer, 1), 1e-9);
		final ResultsTable table = new ResultsTable();
		FindingsResultsTable.add(table, SampleAnswers.model(answer).rows());
		assertEquals(List.of(9.0, 9.0), List.of(table.getValue("Volume", 0), table.getValue("Volume", 1)));
		final FindingsModel findings = SampleAnswers.model(answer);
		final Results results = AnswerResults.of(answer, findings.rows());
		assertEquals(9, results.volume(results.findings().get(1)), 1e-9);
	}

	@Test
	void isUnknownForASingleSliceAndForSlicesThatAreNoNeighbours() {
		final ImageAnswer slice = Answers.of(volume, Planes.CURRENT, "cell", Answers.rectangle(volume, 0, 0, 4, 4));
		assertEquals(Double.NaN, Answers.volume(slice, 1));
		final ImageAnswer whole = Answers.of(volume, Planes.EACH_SLICE, "cell", Answers.rectangle(volume, 0, 0, 4, 4),
			Answers.rectangle(volume, 0, 0, 4, 4));
		final ImageAnswer gap = new ImageAnswer(volume, whole.task(), whole.prompt(), whole.answer(),
			List.of(new Position(0, 1, 1), new Position(0, 3, 1)), List.of(), "test", "0", whole.settings(),
			whole.facts());
		assertEquals(Double.NaN, Answers.volume(gap, 1));
		volume.getCalibration().pixelDepth = 0;
		assertEquals(8, Answers.volume(whole, 1), "an answer keeps what its image was like: 32 voxels");
		assertEquals(Double.NaN, Answers.volume(Answers.of(volume, Planes.EACH_SLICE, "cell",
			Answers.rectangle(volume, 0, 0, 4, 4), Answers.rectangle(volume, 0, 0, 4, 4)), 1));
	}

	@Test
	void isThatOfOneTimePointInAFilmOfVolumes() {
		final ImagePlus film = calibrated(IJ.createHyperStack("film", 20, 10, 1, 2, 2, 8));
		final ImageAnswer answer = Answers.of(film, Planes.EACH_PLANE, "cell", Answers.rectangle(film, 0, 0, 1, 4),
			Answers.rectangle(film, 0, 0, 2, 4), Answers.rectangle(film, 0, 0, 3, 4),
			Answers.rectangle(film, 0, 0, 4, 4));

		// 4 + 8 voxels, then 12 + 16.
		assertEquals(3, Answers.volume(answer, 1), 1e-9);
		assertEquals(7, Answers.volume(answer, 2), 1e-9);
	}

	private static ImagePlus calibrated(final ImagePlus image) {
		final Calibration calibration = image.getCalibration();
		calibration.pixelWidth = 0.5;
		calibration.pixelHeight = 0.25;
		calibration.pixelDepth = 2;
		calibration.setUnit("µm");
		return image;
	}
}
