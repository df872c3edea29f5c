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
package sc.fiji.unibiomed.fiji.bioformats;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import loci.formats.FormatTools;
import sc.fiji.unibiomed.image.raw.DicomTags;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.ImageNames;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.PixelSpacing;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.ValueCalibration;

/** What Bio-Formats knows of a series besides its pixels. */
final class SeriesFacts {

	private static final String UNIT = "µm";

	private SeriesFacts() {}

	/** @param shown the plane that is asked about, or the first of them */
	static ImageFacts of(final Series series, final Level level, final Position shown) {
		final boolean isColour = series.isColour();
		final Dimensions size = new Dimensions(level.width(), level.height(), isColour ? 1 : series.channels(),
			series.slices(), series.times());
		final DicomTags tags = DicomTags.in(List.of(dicomLines(series.remarks())));
		return new ImageFacts(names(series), size, shown,
			isColour ? PixelKind.COLOUR : ImageJPixels.kind(series.pixelType()),
			isColour ? ValueCalibration.NONE : values(series.pixelType(), tags), spacing(series, level), tags,
			channelNames(series, size.channels()), Map.of());
	}

	private static ImageNames names(final Series series) {
		final Path folder = series.file().toAbsolutePath().normalize().getParent();
		return new ImageNames(series.title(), series.file().getFileName().toString(),
			folder == null || folder.getFileName() == null ? "" : folder.getFileName().toString());
	}

	/**
	 * Bio-Formats calls a DICOM tag by its number and its name: as lines, they are as ImageJ's own reader writes them.
	 */
	private static String dicomLines(final Map<String, String> remarks) {
		return remarks.entrySet().stream().filter(remark -> remark.getKey().matches("\\p{XDigit}{4},\\p{XDigit}{4} .*"))
			.map(remark -> remark.getKey().replaceFirst(" ", "  ") + ": " +
				remark.getValue().lines().findFirst().orElse(""))
			.collect(Collectors.joining("\n"));
	}

	private static ValueCalibration values(final int pixelType, final DicomTags tags) {
		final double offset = pixelType == FormatTools.INT16 ? -ImageJPixels.SIGNED_OFFSET : 0;
		final OptionalDouble slope = tags.rescaleSlope();
		final OptionalDouble intercept = tags.rescaleIntercept();
		if (slope.isPresent() && intercept.isPresent()) {
			return ValueCalibration.straight(intercept.getAsDouble() + offset * slope.getAsDouble(),
				slope.getAsDouble(), "");
		}
		return offset == 0 ? ValueCalibration.NONE : ValueCalibration.straight(offset, 1, "");
	}

	private static PixelSpacing spacing(final Series series, final Level level) {
		final double depth = series.slices() > 1 ? series.pixelDepth() : Double.NaN;
		final Level full = series.levels().get(0);
		return PixelSpacing.of(series.pixelWidth(), series.pixelHeight(), depth, UNIT)
			.scaled((double) full.width() / level.width(), (double) full.height() / level.height());
	}

	private static List<String> channelNames(final Series series, final int channels) {
		return channels == 1 && series.channelName(0).isEmpty()
			? List.of()
			: IntStream.range(0, channels).mapToObj(series::channelName).toList();
	}
}
