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
package sc.fiji.unibiomed.imagej.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import ij.ImagePlus;
import sc.fiji.unibiomed.findings.export.FindingsExporter;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.result.AnswerResults;
import sc.fiji.unibiomed.imagej.result.FindingsScope;
import sc.fiji.unibiomed.imagej.result.NumberedFile;
import sc.fiji.unibiomed.imagej.result.ResultPresenter;

/**
 * Saves findings: a file for each answer, as each has its own image, question and model. Of several about one image,
 * all but the first have a number in their names.
 */
final class FindingsSaver {

	private final ResultPresenter presenter;
	private final FileChoice files;

	FindingsSaver(final ResultPresenter presenter, final FileChoice files) {
		this.presenter = presenter;
		this.files = files;
	}

	/**
	 * Asks for a file, and writes it on another thread, with those of further answers beside it; call on the event
	 * thread.
	 *
	 * @param active the image that the user works with; {@code null} if none is open
	 * @return done when the files are there, at once where there is nothing to write; never fails, as failures are
	 *         shown
	 */
	CompletableFuture<Void> export(final FindingsExporter format, final FindingsScope scope, final ImagePlus active) {
		presenter.follow(false);
		final List<Results> results = AnswerResults.each(scope.rows(presenter.findings(), active));
		if (results.isEmpty()) {
			presenter.findings().tell("There are no findings to export.");
			return CompletableFuture.completedFuture(null);
		}
		final Optional<Path> first = files.choose(format, format.fileName(results.get(0)));
		if (first.isEmpty()) {
			return CompletableFuture.completedFuture(null);
		}
		presenter.findings().tell("Writing " + first.get().getFileName() + " …");
		return CompletableFuture.supplyAsync(() -> write(format, results, first.get())).handle((written, failure) -> {
			if (failure == null) {
				presenter.findings()
					.tell(written == 1 ? "Saved " + first.get() : "Saved " + written + " files beside " + first.get());
			}
			else {
				presenter.findings().tell("⚠ Could not save " + first.get().getFileName() + ": " + reason(failure));
			}
			return null;
		});
	}

	private static int write(final FindingsExporter format, final List<Results> results, final Path first) {
		final Set<Path> taken = new HashSet<>();
		for (final Results answer : results) {
			final Path wanted = taken.isEmpty() ? first : first.resolveSibling(format.fileName(answer));
			final Path file = NumberedFile.of(wanted, taken);
			taken.add(file);
			write(format, answer, file);
		}
		return taken.size();
	}

	private static void write(final FindingsExporter format, final Results results, final Path file) {
		try {
			format.write(results, file);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String reason(final Throwable failure) {
		final Throwable cause = failure.getCause() == null ? failure : failure.getCause();
		if (cause instanceof UncheckedIOException wrapped) {
			return wrapped.getCause() instanceof java.nio.file.FileSystemException system
				? "cannot write to " + system.getFile()
				: wrapped.getCause().getMessage();
		}
		return cause instanceof InputException || cause instanceof IllegalArgumentException
			? cause.getMessage()
			: cause.toString();
	}
}
