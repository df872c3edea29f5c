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
package sc.fiji.unibiomed.util;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

import org.slf4j.LoggerFactory;

/** Nothing more can be written to a disk. Whatever is done next would be lost as well. The message is for people. */
public final class FullDiskException extends IOException {

	private static final long serialVersionUID = 1;

	/** What Linux, macOS and Windows say of a full disk, and of a user's share of it that is used up. */
	private static final Pattern WORDS = Pattern.compile(
		"no space left|disk quota exceeded|quota exceeded|not enough space|disk is full|disk full",
		Pattern.CASE_INSENSITIVE);
	/** Systems speak other languages, too: with less than this free, in bytes, failed writing needs no other reason. */
	private static final long NOTHING = 64 << 10;

	private FullDiskException(final Path folder, final Throwable cause) {
		super("The disk of " + folder + " is full; what was finished is kept. Make room there, and start again: it " +
			"resumes where it stopped.", cause);
	}

	/**
	 * Whether something failed because there is no room.
	 *
	 * @param failure while something was written
	 * @param folder into which it was written
	 * @return what to throw instead; empty if there is another reason
	 */
	public static Optional<FullDiskException> of(final Throwable failure, final Path folder) {
		for (Throwable each = failure; each != null; each = each.getCause()) {
			if (each instanceof final FullDiskException known) {
				return Optional.of(known);
			}
			if (each instanceof IOException && (says(each) || hasNoRoom(folder))) {
				return Optional.of(new FullDiskException(folder, failure));
			}
		}
		return Optional.empty();
	}

	private static boolean says(final Throwable failure) {
		final String reason = failure instanceof final FileSystemException e ? e.getReason() : failure.getMessage();
		return reason != null && WORDS.matcher(reason).find();
	}

	private static boolean hasNoRoom(final Path folder) {
		try {
			return Files.getFileStore(folder).getUsableSpace() < NOTHING;
		}
		catch (final IOException e) {
			LoggerFactory.getLogger(FullDiskException.class).debug("It is unknown how much room {} has.", folder, e);
			return false;
		}
	}
}
