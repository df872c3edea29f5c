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
package sc.fiji.unibiomed.checkpoint.weights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.file.PrintableText;
import sc.fiji.unibiomed.util.Sha256;

/** SHA-256 of weight files. */
final class Checksum {

	private Checksum() {}

	/** See {@link sc.fiji.unibiomed.checkpoint.Checkpoint#Sha256.digest()}. */
	static String of(final List<Path> files) throws CheckpointException {
		final List<String> sums = new ArrayList<>();
		for (final Path file : files) {
			sums.add(of(file));
		}
		return of(files, sums);
	}

	/** The same, where those of the files are known. */
	static String of(final List<Path> files, final List<String> sums) {
		if (files.size() == 1) return sums.get(0);
		final StringBuilder lines = new StringBuilder();
		for (int i = 0; i < files.size(); i++) {
			lines.append(sums.get(i)).append("  ").append(files.get(i).getFileName()).append('\n');
		}
		return ofText(lines.toString());
	}

	/** SHA-256 of a text in UTF-8. */
	static String ofText(final String text) {
		return HexFormat.of().formatHex(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static String of(final Path file) throws CheckpointException {
		try {
			return Sha256.ofFile(file);
		}
		catch (final IOException e) {
			throw new CheckpointException(
				PrintableText.path(file) + " cannot be read: " + PrintableText.reason(e) + ".", e);
		}
	}
}
