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
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.google.gson.Gson;

import sc.fiji.unibiomed.models.store.CacheFolder;

/**
 * Questions that show what the demonstration model can do: all ten modalities, all five tasks, and a stack. Images are
 * the computer-generated samples, which ship in the jar.
 */
public final class DemoTour {

	private static final String SAMPLES = "/sc/fiji/unibiomed/sample-images/";
	private static final String QUESTIONS = "/sc/fiji/unibiomed/demo-tour.json";

	/**
	 * One question of the tour.
	 *
	 * @param name short name, usable as a file name
	 * @param task what it shows, for people
	 * @param image file name of the sample
	 * @param stack whether the sample is a stack
	 * @param prompt the question
	 * @param regions file names of the masks that the prompt speaks of
	 */
	public record Stop(String name, String task, String image, boolean stack, String prompt, List<String> regions) {

		public Stop {
			regions = regions == null ? List.of() : List.copyOf(regions);
		}
	}

	private DemoTour() {}

	/** The questions, in order. */
	public static List<Stop> stops() throws IOException {
		try (Reader reader = new InputStreamReader(DemoTour.class.getResourceAsStream(QUESTIONS),
			StandardCharsets.UTF_8))
		{
			return List.of(new Gson().fromJson(reader, Stop[].class));
		}
	}

	/**
	 * The folder with the samples that the tour needs, copied there if need be.
	 *
	 * @throws IOException if it cannot be written; the message is for people
	 */
	public static Path samples(final CacheFolder cache) throws IOException {
		final Set<String> files = new LinkedHashSet<>();
		for (final Stop stop : stops()) {
			files.add(stop.image());
			files.addAll(stop.regions());
		}
		return new EmbeddedFolder("samples", SAMPLES, List.copyOf(files)).copyInto(cache.places());
	}
}
