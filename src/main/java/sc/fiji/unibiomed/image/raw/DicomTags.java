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
package sc.fiji.unibiomed.image.raw;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The DICOM tags of an image as {@code ij.plugin.DICOM} leaves them: a line each, such as
 * {@code 0008,0060  Modality: CT}, in the property "Info" or, for stacks, in the label of every slice, whose first line
 * is the file's name. Tags that belong to a sequence of their own, marked with {@code >}, are passed over.
 */
public final class DicomTags {

	private static final Pattern LINE = Pattern.compile("^\\s*(\\p{XDigit}{4},\\p{XDigit}{4})\\s+(>?)[^:\\n]*:(.*)$",
		Pattern.MULTILINE);

	private static final String MODALITY = "0008,0060";
	private static final String STUDY_DESCRIPTION = "0008,1030";
	private static final String SERIES_DESCRIPTION = "0008,103E";
	private static final String BODY_PART_EXAMINED = "0018,0015";
	private static final String PROTOCOL_NAME = "0018,1030";
	private static final String IMAGE_ORIENTATION = "0020,0037";
	private static final String PHOTOMETRIC_INTERPRETATION = "0028,0004";
	private static final String RESCALE_INTERCEPT = "0028,1052";
	private static final String RESCALE_SLOPE = "0028,1053";
	private static final String RESCALE_TYPE = "0028,1054";

	/** The cosine of 45 degrees: less, and another direction is meant more. */
	private static final double MOSTLY = 0.7071;

	private final Map<String, String> values;

	private DicomTags(final Map<String, String> values) {
		this.values = values;
	}

	/** No tags: the image is no DICOM image. */
	public static final DicomTags NONE = new DicomTags(Map.of());

	/**
	 * The tags in some texts.
	 *
	 * @param texts in order of trust: where two have the same tag, the first one counts; {@code null} is passed over
	 */
	public static DicomTags in(final List<String> texts) {
		final Map<String, String> values = new HashMap<>();
		texts.stream().filter(Objects::nonNull).forEach(text -> {
			final Matcher line = LINE.matcher(text);
			while (line.find()) {
				if (line.group(2).isEmpty()) {
					values.putIfAbsent(line.group(1).toUpperCase(Locale.ROOT), line.group(3).strip());
				}
			}
		});
		return new DicomTags(Map.copyOf(values));
	}

	/** The tags in the label of a slice, whose first line is the name of its file; {@code null} for none. */
	public static String ofLabel(final String label) {
		return label == null || label.indexOf('\n') < 0 ? null : label.substring(label.indexOf('\n') + 1);
	}

	/** Whether there is none. */
	public boolean isEmpty() {
		return values.isEmpty();
	}

	/** The code of the modality, such as CT, MR or DX; empty if it is not said. */
	public String modality() {
		return text(MODALITY).toUpperCase(Locale.ROOT);
	}

	/** Factor from stored values to meaningful ones. */
	public OptionalDouble rescaleSlope() {
		return number(RESCALE_SLOPE);
	}

	/** Value that a stored zero means. */
	public OptionalDouble rescaleIntercept() {
		return number(RESCALE_INTERCEPT);
	}

	/** Unit of the meaningful values, such as HU; empty if it is not said. */
	public String rescaleType() {
		return text(RESCALE_TYPE).toUpperCase(Locale.ROOT);
	}

	/** Whether the largest value is black. ImageJ shows such images with an inverted look-up table, as it should be. */
	public boolean isInverted() {
		return text(PHOTOMETRIC_INTERPRETATION).equalsIgnoreCase("MONOCHROME1");
	}

	/** The code of the part of the body, such as ABDOMEN; empty if it is not said. */
	public String bodyPartExamined() {
		return text(BODY_PART_EXAMINED);
	}

	/**
	 * Where a patient's left is in the picture, from the direction in which columns count (Image Orientation (Patient),
	 * DICOM PS3.3 C.7.6.2.1.1: the first number is its share towards the patient's left).
	 *
	 * @return above 0 if it is on the picture's right, as radiologists look at slices; below 0 if it is on its left;
	 *           empty if nothing tells it, or columns go another way
	 */
	public OptionalDouble leftIsRight() {
		final String[] cosines = text(IMAGE_ORIENTATION).split("\\\\");
		try {
			final double share = cosines.length == 6 ? Double.parseDouble(cosines[0].strip()) : 0;
			return Math.abs(share) > MOSTLY ? OptionalDouble.of(share) : OptionalDouble.empty();
		}
		catch (final NumberFormatException e) {
			return OptionalDouble.empty();
		}
	}

	/** What people and scanners wrote about the image. */
	public List<String> descriptions() {
		return Stream.of(SERIES_DESCRIPTION, PROTOCOL_NAME, STUDY_DESCRIPTION).map(this::text)
			.filter(text -> !text.isEmpty()).toList();
	}

	private String text(final String tag) {
		return values.getOrDefault(tag, "");
	}

	private OptionalDouble number(final String tag) {
		try {
			return OptionalDouble.of(Double.parseDouble(text(tag)));
		}
		catch (final NumberFormatException e) {
			return OptionalDouble.empty();
		}
	}
}
