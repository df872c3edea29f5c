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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import sc.fiji.unibiomed.findings.export.FindingsExporter;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.result.AnswerResults;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.imagej.result.FindingsModel;

/** Saves the findings of the answer that the window shows: that of the selected finding, or else the latest. */
final class FindingsSaver {

	private final FindingsModel findings;
	private final FileChoice files;
	private final StatusLine status;

	FindingsSaver(final FindingsModel findings, final FileChoice files, final StatusLine status) {
		this.findings = findings;
		this.files = files;
		this.status = status;
	}

	/**
	 * Asks for a file, and writes it on another thread; call on the event thread.
	 *
	 * @return done when the file is there, at once where there is nothing to write; never fails, as failures are shown
	 */
	CompletableFuture<Void> export(final FindingsExporter format) {
		final List<FindingRow> rows = findings.rows();
		final Optional<ImageAnswer> answer = findings.selected()
			.or(() -> rows.stream().reduce((first, second) -> second)).map(FindingRow::answer);
		if (answer.isEmpty()) {
			status.show("There are no findings to export.", true);
			return CompletableFuture.completedFuture(null);
		}
		final Results results = AnswerResults.of(answer.get(), rows);
		final Optional<Path> file = files.choose(format, format.fileName(results));
		if (file.isEmpty()) {
			return CompletableFuture.completedFuture(null);
		}
		status.show("Writing " + file.get().getFileName() + " …", false);
		return CompletableFuture.runAsync(() -> write(format, results, file.get())).handle((done, failure) -> {
			if (failure == null) {
				status.show("Saved " + file.get(), false);
			}
			else {
				status.show("Could not save " + file.get().getFileName() + ": " + reason(failure), true);
			}
			return null;
		});
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
