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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sc.fiji.unibiomed.evaluate.metric.Bootstrap;
import sc.fiji.unibiomed.evaluate.metric.Estimate;

/**
 * Volumes, and what they come to: the mean of each class over its volumes, and the mean of the classes.
 *
 * @param volumes in the order of the list; none if no data set has volumes
 * @param groups the mean of the classes, and each class by modality, data set and name
 * @param others questions for segmentations that belong to no volume, though their data set has some
 */
public record VolumeSummary(List<VolumeResult> volumes, List<VolumeGroup> groups, int others) {

	/** Of data sets without volumes. */
	public static final VolumeSummary NONE = new VolumeSummary(List.of(), List.of(), 0);

	public VolumeSummary {
		volumes = List.copyOf(volumes);
		groups = List.copyOf(groups);
	}

	/**
	 * Puts volumes together.
	 *
	 * @param others see {@link VolumeList#others}
	 * @param seed of the intervals
	 */
	public static VolumeSummary of(final List<VolumeResult> volumes, final int others, final long seed) {
		if (volumes.isEmpty()) {
			return NONE;
		}
		final Map<VolumeClass, List<VolumeResult>> classes = new TreeMap<>();
		volumes
			.forEach(volume -> classes.computeIfAbsent(VolumeClass.of(volume), name -> new ArrayList<>()).add(volume));
		final List<VolumeGroup> groups = new ArrayList<>();
		groups.add(group(VolumeClass.MEAN, volumes, seed));
		classes.forEach((name, of) -> groups.add(group(name, of, seed)));
		return new VolumeSummary(volumes, groups, others);
	}

	/** The groups in the order of lines and tables of numbers: the mean of the classes comes last. */
	public List<VolumeGroup> classesThenMean() {
		return Stream
			.concat(groups.stream().filter(VolumeGroup::isClass), groups.stream().filter(group -> !group.isClass()))
			.toList();
	}

	/** Whether there are no volumes. */
	public boolean isEmpty() {
		return volumes.isEmpty();
	}

	/** Whether volumes are from several data sets. */
	public boolean hasSeveralDataSets() {
		return volumes.stream().map(result -> result.volume().dataset()).distinct().count() > 1;
	}

	/** A target in a modality and a data set. */
	private record VolumeClass(String modality, String dataset, String target) implements Comparable<VolumeClass> {

		private static final VolumeClass MEAN = new VolumeClass(VolumeGroup.ALL, VolumeGroup.ALL,
			VolumeGroup.MEAN_OF_CLASSES);

		private static final Comparator<String> ALPHABETICAL = String.CASE_INSENSITIVE_ORDER
			.thenComparing(Comparator.naturalOrder());
		private static final Comparator<VolumeClass> ORDER = Comparator.comparing(VolumeClass::modality, ALPHABETICAL)
			.thenComparing(VolumeClass::dataset, ALPHABETICAL).thenComparing(VolumeClass::target, ALPHABETICAL);

		static VolumeClass of(final VolumeResult result) {
			return new VolumeClass(result.volume().modality(), result.volume().dataset(), result.volume().target());
		}

		@Override
		public int compareTo(final VolumeClass other) {
			return ORDER.compare(this, other);
		}
	}

	private static VolumeGroup group(final VolumeClass name, final List<VolumeResult> volumes, final long seed) {
		final Map<VolumeMetric, Estimate> estimates = new LinkedHashMap<>();
		for (final VolumeMetric metric : VolumeMetric.values()) {
			final List<VolumeResult> counting = volumes.stream().filter(volume -> volume.values().containsKey(metric))
				.toList();
			if (!counting.isEmpty()) {
				estimates.put(metric,
					bootstrap(name, metric, seed).of(counting, drawn -> meanOfClasses(drawn, metric)));
			}
		}
		return new VolumeGroup(name.modality(), name.dataset(), name.target(), volumes.size(),
			(int) volumes.stream().filter(VolumeResult::isIncomplete).count(),
			volumes.stream().mapToInt(VolumeResult::slices).sum(),
			volumes.stream().mapToInt(VolumeResult::failed).sum(), estimates);
	}

	/** Of volumes of one class, this is their mean. */
	private static double meanOfClasses(final List<VolumeResult> volumes, final VolumeMetric metric) {
		return volumes.stream()
			.collect(Collectors.groupingBy(VolumeClass::of, TreeMap::new,
				Collectors.averagingDouble(volume -> volume.value(metric))))
			.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
	}

	/** A seed for each number, so that its interval does not depend on which others there are. */
	private static Bootstrap bootstrap(final VolumeClass name, final VolumeMetric metric, final long seed) {
		return new Bootstrap(
			seed + String.join("\n", name.modality(), name.dataset(), name.target(), metric.summaryKey()).hashCode());
	}
}
