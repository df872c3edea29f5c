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
package sc.fiji.unibiomed.evaluate.presence;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import sc.fiji.unibiomed.evaluate.score.EvaluationItem;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.image.modality.Modality;
import sc.fiji.unibiomed.interpret.ask.TaskPrompts;
import sc.fiji.unibiomed.interpret.check.CanonicalTargets;
import sc.fiji.unibiomed.util.Sha256;

/**
 * Draws targets that an image does not have, to be asked for. There are two kinds, drawn in turn:
 * <ul>
 * <li>targets that the same data set outlines in other images of the same modality, but not in this one: its annotators
 * looked for them. Targets that a data set never outlines are not among them, as nobody knows whether they are
 * there;</li>
 * <li>targets of other modalities, in this data set or in the list of modalities, that are none of this modality.</li>
 * </ul>
 * None of them has a name that may mean what is outlined in the image, such as "kidney" beside "left kidney". The seed,
 * the image and the target decide, so that a second run asks for the same.
 */
public final class AbsentTargets {

	private final List<EvaluationItem> known;
	private final Map<Path, List<EvaluationItem>> byImage;
	private final Map<String, Boolean> related = new HashMap<>();
	private final int count;
	private final long seed;
	private final CanonicalTargets names = new CanonicalTargets();

	/**
	 * @param annotated the segmentations of all data sets, also those that are not asked about
	 * @param count how many for each image, at least 0
	 */
	public AbsentTargets(final List<EvaluationItem> annotated, final int count, final long seed) {
		this.known = annotated.stream().filter(item -> item.task() == EvaluationTask.SEGMENTATION)
			.filter(item -> item.problem().isEmpty()).toList();
		this.byImage = known.stream().collect(Collectors.groupingBy(item -> item.image().usual()));
		this.count = count;
		this.seed = seed;
	}

	/**
	 * Questions about what is not there, by the last of the items about the same image.
	 *
	 * @param asked items; of those that are no segmentations or cannot be asked about, nothing is drawn
	 * @return in the order of the items; fewer than wanted for an image where no more are known
	 */
	public Map<EvaluationItem, List<EvaluationItem>> after(final List<EvaluationItem> asked) {
		final Map<Path, EvaluationItem> last = new LinkedHashMap<>();
		asked.stream().filter(item -> item.task() == EvaluationTask.SEGMENTATION && item.problem().isEmpty())
			.forEach(item -> last.put(item.image().usual(), item));
		final Map<EvaluationItem, List<EvaluationItem>> drawn = new LinkedHashMap<>();
		last.values().forEach(item -> drawn.put(item, of(item)));
		return drawn;
	}

	private List<EvaluationItem> of(final EvaluationItem item) {
		final List<String> here = byImage.getOrDefault(item.image().usual(), List.of()).stream()
			.map(EvaluationItem::target).toList();
		final List<String> own = known.stream()
			.filter(
				other -> other.dataset().equals(item.dataset()) && other.modality().equalsIgnoreCase(item.modality()))
			.map(EvaluationItem::target).toList();
		final List<List<String>> kinds = List.of(drawn(own, here, item),
			drawn(others(item), with(here, item, own), item));
		final Map<String, String> chosen = new LinkedHashMap<>();
		for (int rank = 0; rank < Math.max(kinds.get(0).size(), kinds.get(1).size()); rank++) {
			for (final List<String> kind : kinds) {
				if (rank < kind.size() && chosen.size() < count) {
					chosen.putIfAbsent(names.name(kind.get(rank)), kind.get(rank));
				}
			}
		}
		return chosen.values().stream().map(target -> question(item, target)).toList();
	}

	/** Everything that an image of the item's modality may have. */
	private static Collection<String> with(final List<String> here, final EvaluationItem item, final List<String> own) {
		final Set<String> all = new LinkedHashSet<>(here);
		all.addAll(own);
		Modality.of(item.modality()).ifPresent(modality -> all.addAll(modality.targets()));
		return all;
	}

	/** None where the item's own modality is not known. */
	private List<String> others(final EvaluationItem item) {
		final Optional<Modality> own = Modality.of(item.modality());
		if (own.isEmpty()) {
			return List.of();
		}
		final List<String> others = new ArrayList<>();
		known.stream().filter(other -> Modality.of(other.modality()).filter(kind -> kind != own.get()).isPresent())
			.map(EvaluationItem::target).forEach(others::add);
		Arrays.stream(Modality.values()).filter(kind -> kind != own.get())
			.forEach(kind -> others.addAll(kind.targets()));
		return others;
	}

	/** Those that are none of the others, in an order that the seed decides. */
	private List<String> drawn(final List<String> targets, final Collection<String> others, final EvaluationItem item) {
		return targets.stream().distinct()
			.filter(target -> others.stream().noneMatch(other -> areRelated(target, other)))
			.sorted(Comparator.comparing(target -> place(item, target))).toList();
	}

	/** The same pairs come up for every image. */
	private boolean areRelated(final String one, final String other) {
		return related.computeIfAbsent(one + "\n" + other, pair -> names.areRelated(one, other));
	}

	private String place(final EvaluationItem item, final String target) {
		final String text = String.join("\n", Long.toString(seed), item.dataset(), item.imageName(), target);
		return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
	}

	/** In the words in which the image was asked about. */
	private static EvaluationItem question(final EvaluationItem item, final String target) {
		final String begin = TaskPrompts.SEGMENT + item.target();
		final String end = item.prompt().startsWith(begin) ? item.prompt().substring(begin.length()) : ".";
		return new EvaluationItem(EvaluationTask.SEGMENTATION, "absent target '" + target + "' of " + item.imageName(),
			item.dataset(), item.imageName(), item.image(), List.of(), item.modality(), target,
			TaskPrompts.SEGMENT + target + end, "", "", item.notes());
	}
}
