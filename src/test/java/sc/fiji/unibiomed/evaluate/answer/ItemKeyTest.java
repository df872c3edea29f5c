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
package sc.fiji.unibiomed.evaluate.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import sc.fiji.unibiomed.checkpoint.ModelIdentity;
import sc.fiji.unibiomed.evaluate.score.DataFile;
import sc.fiji.unibiomed.evaluate.score.EvaluationItem;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.interpret.file.WatchedReading;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.testing.HangingDrive;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

@Timeout(60)
class ItemKeyTest {

	@TempDir
	private Path folder;
	private Path image;

	@Test
	void theBytesOfTheImageDecide() throws IOException {
		final ItemKey keys = new ItemKey(new ModelIdentity("a", "b", "c"), "exact", InputChoice.NONE);
		final String before = keys.of(item(write("first")), "", new Cancellation());
		assertEquals(64, before.length());
		assertEquals(before, keys.of(item(write("first")), "", new Cancellation()));
		assertEquals(false, before.equals(keys.of(item(write("other")), "", new Cancellation())));
	}

	@ParameterizedTest
	@EnumSource
	void aDriveThatHangsIsGivenUp(final HangingDrive.Silence silence) throws IOException {
		try (HangingDrive drive = new HangingDrive(silence)) {
			final EvaluationItem item = item(drive.file(write("lost")));
			final ItemKey keys = new ItemKey(new ModelIdentity("a", "b", "c"), "exact", InputChoice.NONE,
				file -> Duration.ofMillis(300));
			final String message = assertThrows(ImageReadException.class, () -> keys.of(item, "", new Cancellation()))
				.getMessage();
			assertEquals("Reading " + image + " took longer than 0 seconds and was stopped; copy it to a faster " +
				"drive, or save it again.", message);
		}
	}

	@ParameterizedTest
	@EnumSource
	void aCancelIsHeardWhileADriveHangs(final HangingDrive.Silence silence) throws Exception {
		final Cancellation cancellation = new Cancellation();
		try (HangingDrive drive = new HangingDrive(silence)) {
			final EvaluationItem item = item(drive.file(write("lost")));
			final ItemKey keys = new ItemKey(new ModelIdentity("a", "b", "c"), "exact", InputChoice.NONE,
				WatchedReading::mostOf);
			final FutureTask<CancelledException> end = new FutureTask<>(
				() -> assertThrows(CancelledException.class, () -> keys.of(item, "", cancellation)));
			new Thread(end).start();
			drive.awaitReader();
			cancellation.cancel();
			end.get(10, TimeUnit.SECONDS);
		}
	}

	private Path write(final String content) throws IOException {
		image = Files.writeString(folder.resolve("image.png"), content);
		return image;
	}

	private static EvaluationItem item(final Path image) {
		return new EvaluationItem(EvaluationTask.REPORT, "line 1", "data", "image.png",
			new DataFile(image.getParent(), image, image), List.of(), "CT", "", "Why?", "", "");
	}
}
