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
package sc.fiji.unibiomed.batch.task;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

import org.slf4j.LoggerFactory;

import sc.fiji.unibiomed.batch.plan.FileStamps;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.UnreachableFileException;
import sc.fiji.unibiomed.interpret.question.PromptException;
import sc.fiji.unibiomed.util.CancelledException;
import sc.fiji.unibiomed.util.FullDiskException;
import sc.fiji.unibiomed.util.VisibleText;

/**
 * What came of trying something that may fail: a value, or the reason of the last failure as a sentence. What cannot go
 * better the next time is tried once.
 */
public sealed interface RetryResult<T> {

	/** It went well, at last. */
	record Success<T>(T value) implements RetryResult<T> {}

	/**
	 * It failed.
	 *
	 * @param reason of the last failure, for people, in one line
	 * @param count how often it was tried
	 */
	record Failure<T>(String reason, int count) implements RetryResult<T> {

		/** @throws IllegalStateException always */
		@Override
		public T value() {
			throw new IllegalStateException(reason);
		}
	}

	/**
	 * What came of it.
	 *
	 * @throws IllegalStateException if it failed
	 */
	T value();

	/** What is tried. */
	@FunctionalInterface
	interface Try<T> {

		T go() throws IOException;
	}

	/**
	 * Tries.
	 *
	 * @param most how often at most
	 * @throws CancelledException if it was cancelled
	 * @throws FullDiskException if there is no room any more for what is written
	 */
	static <T> RetryResult<T> of(final int most, final Try<T> what) throws FullDiskException {
		for (int count = 1; true; count++) {
			try {
				return new Success<>(what.go());
			}
			catch (final CancelledException | FullDiskException e) {
				throw e;
			}
			catch (final UnreachableFileException e) {
				LoggerFactory.getLogger(RetryResult.class).debug("Attempt {} failed.", count, e);
				if (count >= most) {
					return new Failure<>(reason(e), count);
				}
			}
			catch (final ImageReadException | PromptException | InputException | NoSuchFileException
				| FileStamps.ChangedFileException e)
			{
				return new Failure<>(reason(e), count);
			}
			// Whatever happens to one image must not end the others. Machine errors are too little memory, too deep a
			// stack, or a mapped file that was cut meanwhile; linkage errors are a decoder that does not fit.
			catch (final IOException | RuntimeException | VirtualMachineError | LinkageError e) {
				LoggerFactory.getLogger(RetryResult.class).debug("Attempt {} failed.", count, e);
				if (count >= most) {
					return new Failure<>(reason(e), count);
				}
			}
		}
	}

	/** One line, for people. */
	static String reason(final Throwable e) {
		final String message;
		if (e instanceof NoSuchFileException missing) {
			message = missing.getFile() + " does not exist.";
		}
		else if (e instanceof final AccessDeniedException denied) {
			message = denied.getFile() + " cannot be read or written: permission denied.";
		}
		else if (e instanceof FileSystemException file && file.getReason() != null) {
			message = file.getFile() + ": " + file.getReason() + ".";
		}
		else if (e instanceof OutOfMemoryError) {
			message = "There is not enough memory for this image; give Java more (-Xmx), or split the image into " +
				"fields.";
		}
		else {
			message = e.getMessage() == null ? e.toString() : e.getMessage();
		}
		return VisibleText.line(message.strip().replaceAll("\\s*\\R\\s*", " "));
	}
}
