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
package sc.fiji.unibiomed.fiji.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.unibiomed.fiji.SampleDatasets.area;
import static sc.fiji.unibiomed.fiji.SampleDatasets.dataset;
import static sc.fiji.unibiomed.fiji.SampleDatasets.mask;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scijava.Context;
import org.scijava.ops.api.OpEnvironment;

import net.imagej.DatasetService;
import net.imagej.ops.OpService;
import net.imglib2.type.logic.BitType;
import sc.fiji.unibiomed.fiji.SampleDatasets;
import sc.fiji.unibiomed.fiji.dataset.ImgPlusAnswer;
import sc.fiji.unibiomed.fiji.dataset.UniBiomedDatasetService;
import sc.fiji.unibiomed.imagej.AskListener;
import sc.fiji.unibiomed.imagej.AskOptions;

/** UniBiomed as operations. Areas and texts are those recorded of the demo model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpsTest {

	private Context context;
	private DatasetService datasets;

	@BeforeAll
	void startSciJava() {
		context = new Context(OpService.class, UniBiomedDatasetService.class, DatasetService.class);
		datasets = context.service(DatasetService.class);
	}

	@AfterAll
	void endSciJava() {
		context.dispose();
	}

	@Nested
	class ImageJOps {

		private final OpService ops = context.service(OpService.class);

		@Test
		@SuppressWarnings("unchecked")
		void segment() throws IOException {
			final Iterable<BitType> ofDataset = (Iterable<BitType>) ops.run("unibiomed.segment",
				dataset(datasets, "01_pathology.png"), "nuclei");
			assertEquals(37192, area(ofDataset));
			final Iterable<BitType> ofImg = (Iterable<BitType>) ops.run("unibiomed.segment",
				SampleDatasets.colours("01_pathology.png").getImg(), "nuclei", "pathology");
			assertEquals(37192, area(ofImg));
		}

		@Test
		void find() throws IOException {
			final ImgPlusAnswer answer = (ImgPlusAnswer) ops.run("unibiomed.find",
				dataset(datasets, "08_endoscopy.png"));
			assertEquals("polyp", answer.findings().get(0).phrase());
		}

		@Test
		void describe() throws IOException {
			assertEquals("fluid",
				ops.run("unibiomed.describe", dataset(datasets, "06_oct.png"), mask("06_oct_mask_fluid.png")));
		}

		@Test
		void ask() throws IOException {
			assertEquals("ultrasound.", ((ImgPlusAnswer) ops.run("unibiomed.ask",
				dataset(datasets, "05_ultrasound.png"), "What modality is this image?")).text());
		}

		@Test
		void report() throws IOException {
			final ImgPlusAnswer answer = (ImgPlusAnswer) ops.run("unibiomed.report",
				dataset(datasets, "08_endoscopy.png"));
			assertEquals("a large polyp", answer.findings().get(0).phrase());
			assertTrue(area(answer.mask()) > 0);
		}

		@Test
		void anyOfThemTakesOptions() throws IOException {
			final StringBuilder text = new StringBuilder();
			final AskOptions options = AskOptions.usual().withListener(AskListener.ofText(text::append));
			ops.run("unibiomed.ask", dataset(datasets, "05_ultrasound.png"), "What modality is this image?", options);
			assertEquals("ultrasound.", text.toString());
			text.setLength(0);
			ops.run("unibiomed.segment", dataset(datasets, "01_pathology.png"), "nuclei", "auto", options);
			assertEquals("Sure, it is [1].", text.toString());
		}

		@Test
		void theNamespaceHasThemWithTheirTypes() throws IOException {
			final UniBiomedNamespace unibiomed = ops.namespace(UniBiomedNamespace.class);
			assertEquals(37192, area(unibiomed.segment(dataset(datasets, "01_pathology.png"), "nuclei")));
			assertEquals("ultrasound.",
				unibiomed.ask(dataset(datasets, "05_ultrasound.png"), "What modality is this image?").text());
			assertEquals("fluid", unibiomed.describe(dataset(datasets, "06_oct.png"), mask("06_oct_mask_fluid.png")));
		}

		@Test
		void theyAreListedWithTheOthers() {
			assertEquals(
				List.of("unibiomed.ask", "unibiomed.describe", "unibiomed.find", "unibiomed.report",
					"unibiomed.segment"),
				ops.ops().stream().filter(name -> name.startsWith("unibiomed.")).sorted().collect(Collectors.toList()));
		}
	}

	@Nested
	class SciJavaOps {

		private final OpEnvironment ops = OpEnvironment.build();
		private final UniBiomedDatasetService unibiomed = context.service(UniBiomedDatasetService.class);

		@Test
		@SuppressWarnings("unchecked")
		void segment() throws IOException {
			assertEquals(37192, area((Iterable<BitType>) ops.op("unibiomed.segment")
				.input(unibiomed, dataset(datasets, "01_pathology.png"), "nuclei").apply()));
		}

		@Test
		void anyOfThemTakesOptions() throws IOException {
			final StringBuilder text = new StringBuilder();
			ops.op("unibiomed.report").input(unibiomed, dataset(datasets, "08_endoscopy.png"),
				AskOptions.usual().withListener(AskListener.ofText(text::append))).apply();
			assertTrue(text.toString().contains("a large polyp [1]"), text.toString());
		}

		@Test
		void find() throws IOException {
			assertEquals("polyp", ((ImgPlusAnswer) ops.op("unibiomed.find")
				.input(unibiomed, dataset(datasets, "08_endoscopy.png")).apply()).findings().get(0).phrase());
		}

		@Test
		void describe() throws IOException {
			assertEquals("fluid", ops.op("unibiomed.describe")
				.input(unibiomed, dataset(datasets, "06_oct.png"), mask("06_oct_mask_fluid.png")).apply());
		}

		@Test
		void ask() throws IOException {
			assertEquals("ultrasound.",
				((ImgPlusAnswer) ops.op("unibiomed.ask")
					.input(unibiomed, dataset(datasets, "05_ultrasound.png"), "What modality is this image?").apply())
					.text());
		}

		@Test
		void report() throws IOException {
			assertEquals("a large polyp", ((ImgPlusAnswer) ops.op("unibiomed.report")
				.input(unibiomed, dataset(datasets, "08_endoscopy.png")).apply()).findings().get(0).phrase());
		}

		@Test
		void theHelpSaysWhatTheyDo() {
			assertTrue(ops.help("unibiomed.segment").contains("unibiomed.segment"), ops.help("unibiomed.segment"));
		}
	}
}
