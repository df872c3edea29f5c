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
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import sc.fiji.unibiomed.findings.export.FindingsExporter;
import sc.fiji.unibiomed.findings.export.FindingsExporters;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.result.AnswerResults;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.testing.Sha256;

/** What is written of an answer does not depend on what became of the image since. */
class ExportLaterTest {

	private static Context context;
	private static UniBiomedService unibiomed;

	@TempDir
	private Path folder;

	@BeforeAll
	static void start() {
		context = new Context(UniBiomedService.class);
		unibiomed = context.service(UniBiomedService.class);
	}

	@AfterAll
	static void end() {
		context.dispose();
	}

	@Test
	void aVolumeIsExportedTheSameAfterItsImageWasChangedAndClosed() throws IOException {
		final ImagePlus stack = IJ.openImage("sample-images/21_mri_stack_12slices.tif");
		stack.getCalibration().pixelDepth = 2.5;
		stack.getCalibration().setUnit("mm");
		final ImageAnswer answer = unibiomed.segment(stack, "brain tumor",
			AskOptions.demo().withPlanes(Planes.REFERENCE_ORDER));

		final List<String> table = sameThreeTimes(stack, answer);

		assertTrue(table.get(1).matches("1,brain tumor,\"brain tumor 1, z \\d+\",,\\d+,1,.*,mm,.*"), table.get(1));
		assertTrue(Files.readString(folder.resolve("closed/21_mri_stack_12slices-report.html")).contains("<b>slice "));
	}

	@Test
	void aDescribedRegionIsExportedTheSame() throws IOException {
		final ImagePlus image = IJ.openImage("sample-images/02_ct.png");
		image.setRoi(new Roi(60, 100, 120, 120));
		final ImageAnswer answer = unibiomed.describe(image, List.of(image.getRoi()));

		final List<String> table = sameThreeTimes(image, answer);

		assertEquals(2, table.size());
		assertTrue(Files.readString(folder.resolve("closed/02_ct-report.html")).contains("data:image/png"));
	}

	/** Exports in all formats at once, after changes, and after closing; returns the lines of the table. */
	private List<String> sameThreeTimes(final ImagePlus image, final ImageAnswer answer) throws IOException {
		final List<FindingRow> rows = SampleAnswers.model(answer).rows();
		final Map<String, String> first = exported(answer, rows, "first");
		assertEquals(6, first.size());
		image.getCalibration().pixelWidth = 7;
		image.getCalibration().xOrigin = 100;
		image.getCalibration().setUnit("inch");
		image.setTitle("another title");
		image.getProcessor().add(40);
		image.setDisplayRange(0, 20);
		assertEquals(first, exported(answer, rows, "changed"));
		image.changes = false;
		image.close();
		image.flush();
		assertEquals(first, exported(answer, rows, "closed"));
		try (var files = Files.list(folder.resolve("closed"))) {
			final Path csv = files.filter(file -> file.toString().endsWith(".csv")).findFirst().orElseThrow();
			return Files.readAllLines(csv);
		}
	}

	private Map<String, String> exported(final ImageAnswer answer, final List<FindingRow> rows, final String name)
		throws IOException
	{
		final Results results = AnswerResults.of(answer, rows);
		assertNotEquals(0, results.findings().size());
		final Map<String, String> sums = new TreeMap<>();
		for (final FindingsExporter exporter : FindingsExporters.installed().all()) {
			final Path file = folder.resolve(name).resolve(exporter.fileName(results));
			exporter.write(results, file);
			sums.put(file.getFileName().toString(), Sha256.of(Files.readAllBytes(file)));
		}
		return sums;
	}
}
