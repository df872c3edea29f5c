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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

import sc.fiji.unibiomed.checkpoint.ModelIdentity;
import sc.fiji.unibiomed.evaluate.score.DataFile;
import sc.fiji.unibiomed.evaluate.score.EvaluationItem;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.interpret.file.WatchedReading;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.Sha256;

/**
 * What an answer and the overlap of its masks depend on, as one SHA-256: image and mask files, question, model,
 * precision. What is known in words is not part of it: another text is compared with the same answer.
 */
public final class ItemKey {

	/** Changes when the same question would be asked or measured in another way. */
	private static final String FORMAT = "4";

	private final String model;
	private final String precision;
	private final InputChoice input;
	private final Function<Path, Duration> most;

	/**
	 * @param model everything that decides its answers
	 * @param precision its label
	 * @param input how images are shown
	 */
	public ItemKey(final ModelIdentity model, final String precision, final InputChoice input) {
		this(model, precision, input, WatchedReading::mostOf);
	}

	/** @param most how long reading a file may take */
	ItemKey(final ModelIdentity model, final String precision, final InputChoice input,
		final Function<Path, Duration> most)
	{
		this.model = model.answers();
		this.precision = precision;
		this.input = input;
		this.most = most;
	}

	/**
	 * The key in 64 hexadecimal digits.
	 *
	 * @param shown how a region is shown; blank if there is none
	 * @throws ImageReadException if a file is missing, or took too long, as where a drive hangs
	 * @throws IOException if one cannot be read
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	String of(final EvaluationItem item, final String shown, final Cancellation cancellation) throws IOException {
		final Sha256 sum = new Sha256().add(FORMAT).add(model).add(precision).add(item.task().key()).add(shown)
			.add(input.toString()).add(shownAs(item)).add(item.prompt()).add(bytes(item.image(), cancellation));
		for (final DataFile mask : item.masks()) {
			sum.add(bytes(mask, cancellation));
		}
		return sum.hex();
	}

	/** What else decides how an image is shown: its modality, or the name from which that is guessed. */
	private static String shownAs(final EvaluationItem item) {
		return item.modality().equals(EvaluationItem.UNKNOWN_MODALITY) ? item.imageName() : item.modality();
	}

	private byte[] bytes(final DataFile file, final Cancellation cancellation) throws IOException {
		return new WatchedReading(file.usual(), most, cancellation).read(() -> bytes(file.path()));
	}

	private static byte[] bytes(final Path file) throws IOException {
		try {
			return Files.readAllBytes(file);
		}
		catch (final NoSuchFileException e) {
			throw new ImageReadException(file + " does not exist.", e);
		}
		catch (final IOException e) {
			throw new ImageReadException(file + " cannot be read.", e);
		}
	}
}
