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
package sc.fiji.unibiomed.image.modality;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import sc.fiji.unibiomed.image.intensity.IntensityChoice;

/**
 * What is known of a modality.
 *
 * @param label as in the prompts that the model was trained on
 * @param titleWords finds words for it in titles and descriptions
 * @param dicomCodes values of the DICOM tag Modality
 * @param suggestions the few targets to begin with
 * @param regions of the body, and what is asked for in them
 * @param windows windows of targets that need another one than the rest of their region; for CT only
 */
public record ModalityFacts(String label, Pattern titleWords, Set<String> dicomCodes, List<String> suggestions,
	List<Region> regions, Map<String, IntensityChoice> windows)
{

	/**
	 * A region of the body.
	 *
	 * @param name for people
	 * @param window that suits it, for CT only
	 * @param bodyParts values of the DICOM tag BodyPartExamined
	 * @param targets what can be asked for
	 */
	public record Region(String name, Optional<IntensityChoice> window, Set<String> bodyParts, List<String> targets) {

		public Region {
			bodyParts = Set.copyOf(bodyParts);
			targets = List.copyOf(targets);
		}
	}

	public ModalityFacts {
		dicomCodes = Set.copyOf(dicomCodes);
		suggestions = List.copyOf(suggestions);
		regions = List.copyOf(regions);
		windows = Map.copyOf(windows);
	}

	/** All that can be asked for, the suggestions first. */
	public List<String> targets() {
		final Set<String> targets = new LinkedHashSet<>(suggestions);
		regions.forEach(region -> targets.addAll(region.targets()));
		return List.copyOf(targets);
	}

	/**
	 * The window in which something shows, if it is known. Words around it, and a plural, do no harm: "the lung
	 * nodules" is the lung nodule.
	 */
	public Optional<IntensityChoice> windowOf(final String target) {
		final String found = knownTarget(target);
		return windows.containsKey(found)
			? Optional.of(windows.get(found))
			: regions.stream().filter(region -> region.targets().contains(found)).findFirst().flatMap(Region::window);
	}

	/** The longest of the targets that words speak of; empty if they speak of none. */
	public String knownTarget(final String text) {
		final String wanted = " " + text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ") + " ";
		String best = "";
		for (final String known : targets()) {
			final String words = known.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ");
			final boolean named = Stream.of(" " + words + " ", " " + words + "s ").anyMatch(wanted::contains);
			if (named && known.length() > best.length()) {
				best = known;
			}
		}
		return best;
	}

	/** The region that the DICOM tag BodyPartExamined means, if it is known. */
	public Optional<Region> regionOf(final String bodyPart) {
		final String code = bodyPart.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
		final List<Region> exact = new ArrayList<>(
			regions.stream().filter(region -> region.bodyParts().contains(code)).toList());
		// Scanners write what they like: "ABDOMEN_PELVIS", "Chest^Routine".
		regions.stream().filter(region -> region.bodyParts().stream().anyMatch(code::startsWith)).forEach(exact::add);
		return exact.stream().findFirst();
	}
}
