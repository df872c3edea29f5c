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
package sc.fiji.unibiomed.imagej.window;

import java.util.List;
import java.util.Optional;

import javax.swing.SwingUtilities;

import ij.IJ;
import ij.ImageListener;
import ij.ImagePlus;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.image.OpenImage;
import sc.fiji.unibiomed.imagej.result.ResultPresenter;

/**
 * Gives an image that was closed its findings back when it is opened again. It is the same one if its file and name,
 * its size and the pixels that were asked about are the same; a name alone proves nothing.
 */
final class ReopenedImages implements ImageListener, AutoCloseable {

	private final ResultPresenter presenter;

	ReopenedImages(final ResultPresenter presenter) {
		this.presenter = presenter;
		ImagePlus.addImageListener(this);
	}

	@Override
	public void close() {
		ImagePlus.removeImageListener(this);
	}

	/** What a macro opens begins without regions, so that the same line always does the same. */
	@Override
	public void imageOpened(final ImagePlus image) {
		if (IJ.isMacro()) {
			return;
		}
		final List<ImageAnswer> closed = presenter.findings().answers().stream()
			.filter(answer -> answer.image().getProcessor() == null && answer.image() != image).toList();
		if (!closed.isEmpty()) {
			SwingUtilities.invokeLater(() -> original(image, closed).ifPresent(found -> {
				presenter.reopened(found, image);
				presenter.tell("Findings of " + image.getTitle() + " are shown again, as the image is the same.");
			}));
		}
	}

	private static Optional<ImagePlus> original(final ImagePlus image, final List<ImageAnswer> closed) {
		return image.getProcessor() == null
			? Optional.empty()
			: closed.stream().filter(answer -> isSame(answer, image)).map(ImageAnswer::image).findFirst();
	}

	private static boolean isSame(final ImageAnswer answer, final ImagePlus image) {
		return answer.facts().image().names().title().equals(image.getTitle()) &&
			answer.facts().image().size().equals(OpenImage.of(image).facts().size()) &&
			answer.facts().pixels().isSame(image, answer.positions());
	}

	@Override
	public void imageClosed(final ImagePlus image) {
		// Its findings stay where they are listed.
	}

	@Override
	public void imageUpdated(final ImagePlus image) {
		// Findings are of the image as it was when the question was asked.
	}
}
