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
package sc.fiji.unibiomed.imagej.dicom;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a DICOM file says of its pixels (DICOM PS3.3, section C.7.6.3), as ImageJ lists it.
 *
 * @param tags values by group and element, such as {@code 0028,0010}
 */
record DicomPixels(Map<String, String> tags) {

	private static final String SAMPLES = "0028,0002";
	private static final String COLOURS = "0028,0004";
	private static final String FRAMES = "0028,0008";
	private static final String ROWS = "0028,0010";
	private static final String COLUMNS = "0028,0011";
	private static final String BITS = "0028,0100";
	private static final String SIGN = "0028,0103";
	private static final Pattern LINE = Pattern.compile("([0-9A-F]{4},[0-9A-F]{4}) [^:\\n]*:(.*)");

	/** @param text one line per tag; {@code null} for none */
	static DicomPixels of(final String text) {
		final Map<String, String> tags = new HashMap<>();
		final Matcher line = LINE.matcher(text == null ? "" : text);
		while (line.find()) {
			tags.putIfAbsent(line.group(1), line.group(2).strip());
		}
		return new DicomPixels(tags);
	}

	/** Why ImageJ does not read them rightly, in words that go on from "the file has"; empty if it does. */
	Optional<String> unsupported() {
		if (number(ROWS) == 0 || number(COLUMNS) == 0) {
			return Optional.of("no pixels, as it is a report, a structure or a plan, or was cut off");
		}
		final long bits = tags.containsKey(BITS) ? number(BITS) : Short.SIZE;
		final boolean isSigned = number(SIGN) == 1;
		if (bits != Byte.SIZE && bits != Short.SIZE && bits != Integer.SIZE || isSigned && bits != Short.SIZE) {
			return Optional.of((isSigned ? "signed values of " : "values of ") + bits + " bits");
		}
		final String colours = tags.getOrDefault(COLOURS, "").toUpperCase(Locale.ROOT);
		final boolean isColour = samples() == 3 && colours.equals("RGB") && bits == Byte.SIZE;
		final boolean isGrey = samples() == 1 &&
			(colours.isEmpty() || colours.startsWith("MONOCHROME") || colours.equals("PALETTE COLOR"));
		return isColour || isGrey
			? Optional.empty()
			: Optional.of("colours of the kind " + colours + " with " + samples() + " samples of " + bits + " bits");
	}

	private long samples() {
		return tags.containsKey(SAMPLES) ? number(SAMPLES) : 1;
	}

	/** Bytes of all pixels. */
	long length() {
		final long bits = tags.containsKey(BITS) ? number(BITS) : Short.SIZE;
		return number(ROWS) * number(COLUMNS) * samples() * Math.max(1, number(FRAMES)) * bits / Byte.SIZE;
	}

	/** 0 if it is none, or more than any file has. */
	private long number(final String tag) {
		final String text = tags.getOrDefault(tag, "").split("\\\\")[0].strip();
		return text.matches("[0-9]{1,6}") ? Long.parseLong(text) : 0;
	}
}
