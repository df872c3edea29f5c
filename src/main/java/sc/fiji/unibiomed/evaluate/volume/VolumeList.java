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
package sc.fiji.unibiomed.evaluate.volume;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import sc.fiji.unibiomed.evaluate.score.EvaluationItem;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;

/**
 * The volumes of data sets whose items are slices: masks whose file names have the same beginning and the same end, see
 * {@link SliceName}. A data set has volumes if at least one of them has more than one slice.
 *
 * @param volumes by data set, name and class
 * @param others how many questions for segmentations belong to no volume, though their data set has some
 */
public record VolumeList(List<Volume> volumes, int others) {

	private static final Comparator<EvaluationItem> BY_NAME = Comparator.comparing(Volume::maskName)
		.thenComparing(slice -> slice.masks().get(0).usual());

	public VolumeList {
		volumes = List.copyOf(volumes);
	}

	/**
	 * Finds the volumes.
	 *
	 * @param asked the items that the model is asked about
	 * @param all those and the ones that a limit leaves out: they are slices, too, which a volume lacks then
	 */
	public static VolumeList of(final List<EvaluationItem> asked, final List<EvaluationItem> all) {
		final Map<String, List<EvaluationItem>> sets = new LinkedHashMap<>();
		all.stream().filter(item -> item.task() == EvaluationTask.SEGMENTATION)
			.forEach(item -> sets.computeIfAbsent(item.dataset(), name -> new ArrayList<>()).add(item));
		final Set<EvaluationItem> toAsk = new HashSet<>(asked);
		final List<Volume> volumes = new ArrayList<>();
		int others = 0;
		for (final List<EvaluationItem> items : sets.values()) {
			final List<Volume> found = inDataSet(items);
			if (found.stream().anyMatch(volume -> volume.slices().size() > 1)) {
				found.stream().filter(volume -> volume.slices().stream().anyMatch(toAsk::contains))
					.forEach(volumes::add);
				others += (int) items.stream().filter(toAsk::contains).filter(item -> nameOf(item).isEmpty()).count();
			}
		}
		return new VolumeList(volumes, others);
	}

	/** Masks in two folders are those of two volumes, even if they have one name. */
	private record Place(String volume, String target, Path folder) implements Comparable<Place> {

		private static final Comparator<Place> ORDER = Comparator.comparing(Place::volume).thenComparing(Place::target)
			.thenComparing(Place::folder);

		@Override
		public int compareTo(final Place other) {
			return ORDER.compare(this, other);
		}
	}

	private static List<Volume> inDataSet(final List<EvaluationItem> items) {
		final Map<Place, List<EvaluationItem>> places = new TreeMap<>();
		for (final EvaluationItem item : items) {
			nameOf(item)
				.ifPresent(name -> places
					.computeIfAbsent(new Place(name.volume(), name.target().isBlank() ? item.target() : name.target(),
						item.masks().get(0).usual().toAbsolutePath().getParent()), place -> new ArrayList<>())
					.add(item));
		}
		final List<Volume> volumes = new ArrayList<>();
		places.forEach((place, slices) -> volumes.addAll(byModality(place, slices)));
		return volumes;
	}

	private static Optional<SliceName> nameOf(final EvaluationItem item) {
		return item.masks().isEmpty() ? Optional.empty() : SliceName.of(Volume.maskName(item));
	}

	/**
	 * Slices of CT and of PET are two volumes, even if both have one name. A slice that tells no modality belongs to
	 * the others if these have one.
	 */
	private static List<Volume> byModality(final Place place, final List<EvaluationItem> slices) {
		final Map<String, List<EvaluationItem>> modalities = new TreeMap<>();
		slices.forEach(slice -> modalities.computeIfAbsent(slice.modality(), key -> new ArrayList<>()).add(slice));
		if (modalities.size() == 2 && modalities.containsKey(EvaluationItem.UNKNOWN_MODALITY)) {
			final List<EvaluationItem> untold = modalities.remove(EvaluationItem.UNKNOWN_MODALITY);
			modalities.values().forEach(told -> told.addAll(untold));
		}
		return modalities.entrySet().stream().map(of -> volume(place, of.getKey(), of.getValue())).toList();
	}

	private static Volume volume(final Place place, final String modality, final List<EvaluationItem> slices) {
		final Map<Path, EvaluationItem> byFile = new LinkedHashMap<>();
		slices.forEach(slice -> byFile.putIfAbsent(slice.masks().get(0).usual(), slice));
		return new Volume(place.volume(), place.target(), slices.get(0).dataset(), modality,
			byFile.values().stream().sorted(BY_NAME).toList(), slices.size() - byFile.size());
	}
}
