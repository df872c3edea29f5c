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
package sc.fiji.unibiomed.models.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;

import sc.fiji.unibiomed.models.store.CacheFolder;

/**
 * The embedded sample images as a data set whose answers are known: images, masks, and annotations in BiomedParse's
 * layout, a file of them for targets and one for each task that is about a whole image. They are computer-generated.
 * The stack is not among them, as its slices are one file.
 */
public final class SampleData {

	private static final String SAMPLES = "/sc/fiji/unibiomed/sample-images/";
	private static final List<String> ANNOTATIONS = List.of("test.json", "test_disease.json", "test_report.json",
		"test_question.json");

	/** What the annotation files name. */
	private record Annotations(List<Entry> annotations) {}

	private record Entry(@SerializedName("file_name") String image, @SerializedName("mask_file") String mask) {}

	private SampleData() {}

	/**
	 * The folder with the data set, whose name is {@code samples}; copied there if need be.
	 *
	 * @throws IOException if it cannot be written; the message is for people
	 */
	public static Path folder(final CacheFolder cache) throws IOException {
		final Set<String> named = new TreeSet<>();
		for (final String file : ANNOTATIONS) {
			for (final Entry entry : read(file).annotations()) {
				named.add(entry.image());
				if (entry.mask() != null) {
					named.add(entry.mask());
				}
			}
		}
		final Set<String> files = new LinkedHashSet<>(ANNOTATIONS);
		files.addAll(named);
		return new EmbeddedFolder("samples", SAMPLES, List.copyOf(files)).copyInto(cache.places());
	}

	private static Annotations read(final String file) throws IOException {
		try (InputStream in = SampleData.class.getResourceAsStream(SAMPLES + file)) {
			if (in == null) {
				throw new IOException("The file " + file + " is missing in the program; this installation is damaged.");
			}
			try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
				return new Gson().fromJson(reader, Annotations.class);
			}
		}
	}
}
