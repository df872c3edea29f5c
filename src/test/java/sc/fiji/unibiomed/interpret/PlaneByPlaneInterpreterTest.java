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
package sc.fiji.unibiomed.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.image.resize.PillowBicubic;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.util.Cancellation;

class PlaneByPlaneInterpreterTest {

	private static final String FIND = "Can we observe any signs of abnormality? Please respond with interleaved " +
		"segmentation masks for the corresponding parts.";
	private static LoadedModel model;
	private static RgbImage tumor;
	private static RgbImage healthy;

	@BeforeAll
	static void open(@TempDir final Path cache) throws IOException {
		model = new LoadedModel(Checkpoint.open(DemoModel.folder(new CacheFolder(cache))), RuntimeOptions.exactOnCpu());
		tumor = PillowBicubic.resize(ImageFiles.read(Path.of("sample-images", "02_ct.png")), 512, 512);
		healthy = PillowBicubic.resize(ImageFiles.read(Path.of("sample-images", "11_ct_normal.png")), 512, 512);
	}

	@AfterAll
	static void everythingNativeIsClosed() {
		model.close();
		assertEquals(List.of(), model.handles().stillOpen());
	}

	@Test
	void everyPlaneIsAnsweredAsIfItWereAnImageOfItsOwn() throws IOException {
		final List<RgbImage> planes = List.of(healthy, tumor, healthy, tumor, tumor);
		final List<Long> progress = new ArrayList<>();
		final InterpretationListener listener = new InterpretationListener() {

			@Override
			public void progress(final Stage stage, final long done, final long total) {
				progress.add(done);
				assertTrue(done < total, done + " of " + total);
			}
		};
		final Interpretation answer = new PlaneByPlaneInterpreter(new Interpreter(model)).interpret(
			Question.about(Picture.stack(planes), FIND), List.of("z1", "z2", "z3", "z4", "z5"), listener,
			new Cancellation());
		final Interpretation ill = single(tumor);
		final Interpretation well = single(healthy);

		assertEquals("z1, z3: " + well.plainText() + "\nz2, z4–z5: " + ill.plainText(), answer.text());
		assertEquals(List.of(), well.findings());
		assertEquals(ill.findings().size(), answer.findings().size());
		for (int i = 0; i < ill.findings().size(); i++) {
			final Finding finding = answer.findings().get(i);
			assertEquals(ill.findings().get(i).phrase(), finding.phrase());
			assertEquals(3 * ill.findings().get(i).pixels(), finding.pixels());
			assertEquals(ill.findings().get(i).frames().get(0), finding.frames().get(3));
			assertEquals(0, finding.frames().get(2).shape().pixels());
			assertEquals(ill.findings().get(i).predictedIou(), finding.predictedIou(), 1e-9);
		}
		assertEquals(progress.stream().sorted().toList(), progress);
	}

	@Test
	void aTextThatIsTheSameForAllPlanesIsSaidOnce() throws IOException {
		final Interpretation answer = new PlaneByPlaneInterpreter(new Interpreter(model)).interpret(
			Question.about(Picture.stack(List.of(tumor, tumor)), "Please segment liver in CT."), List.of("1", "2"),
			InterpretationListener.NONE, new Cancellation());

		assertEquals("Sure, it is [SEG].<|end|>", answer.text());
		assertEquals(1, answer.findings().size());
	}

	private static Interpretation single(final RgbImage image) throws IOException {
		return new Interpreter(model).interpret(Question.about(Picture.of(image), FIND), InterpretationListener.NONE,
			new Cancellation());
	}
}
