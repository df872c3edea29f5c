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
package sc.fiji.unibiomed.interpret.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sc.fiji.unibiomed.image.RgbImage;

/**
 * Measures the pictures of folders, to find the ranges of {@code demo-pictures.json}, and how well they tell.
 *
 * <pre>
 * mvn -q test-compile exec:java -pl src -Dexec.classpathScope=test
 *     -Dexec.mainClass=sc.fiji.unibiomed.interpret.demo.DemoPictureReport -Dexec.args="check FOLDER …"
 * </pre>
 *
 * {@code check} says how many pictures of each folder are of the demonstration model's kind, as they are and mirrored,
 * and which are not; {@code ranges} prints the ranges of pictures whose names begin with their modality.
 */
public final class DemoPictureReport {

	/** Ranges are wider than what was measured by this share of their length, at each end. */
	private static final double MARGIN = 0.4;

	/** Numbers are written with three digits. */
	private static final double ROUNDING = 0.001;

	private DemoPictureReport() {}

	public static void main(final String... args) throws IOException {
		for (final String folder : Arrays.copyOfRange(args, 1, args.length)) {
			if (args[0].equals("ranges")) {
				System.out.println(ranges(Path.of(folder)));
			}
			else {
				check(Path.of(folder));
			}
		}
	}

	private static List<Path> pictures(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files
				.filter(file -> file.toString().matches(".*\\.(png|jpg)") && !file.toString().contains("_mask_"))
				.sorted().toList();
		}
	}

	private static void check(final Path folder) throws IOException {
		final List<Path> files = pictures(folder);
		final List<String> others = new ArrayList<>();
		int mirrored = 0;
		for (final Path file : files) {
			final RgbImage picture = TestPictures.read(file);
			if (!DemoPictures.isLike(picture)) {
				others.add(file.getFileName().toString());
			}
			if (DemoPictures.isLike(TestPictures.mirrored(picture))) {
				mirrored++;
			}
		}
		System.out.println(folder + ": of " + files.size() + " pictures, " + (files.size() - others.size()) +
			" are of its kind, mirrored " + mirrored + "; others: " + others);
	}

	private static String ranges(final Path folder) throws IOException {
		final Map<String, List<double[]>> measured = new LinkedHashMap<>();
		for (final Path file : pictures(folder)) {
			measured.computeIfAbsent(file.getFileName().toString().replaceAll("_.*", ""), kind -> new ArrayList<>())
				.add(new MeasuredPicture(TestPictures.read(file)).values());
		}
		return measured.entrySet().stream()
			.map(kind -> "\t\"" + kind.getKey() + "\": {\n" + Arrays.stream(PictureMeasure.values())
				.map(measure -> range(measure, kind.getValue())).collect(Collectors.joining(",\n")) + "\n\t}")
			.collect(Collectors.joining(",\n", "{\n", "\n}"));
	}

	private static String range(final PictureMeasure measure, final List<double[]> values) {
		final double low = values.stream().mapToDouble(value -> value[measure.ordinal()]).min().orElseThrow();
		final double high = values.stream().mapToDouble(value -> value[measure.ordinal()]).max().orElseThrow();
		final double more = Math.max(MARGIN * (high - low), ROUNDING);
		return String.format(Locale.ROOT, "\t\t\"%s\": [%.3f, %.3f]", measure, low - more, high + more);
	}
}
