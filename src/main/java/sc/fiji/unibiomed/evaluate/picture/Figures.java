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
package sc.fiji.unibiomed.evaluate.picture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import sc.fiji.unibiomed.evaluate.answer.ItemImages;
import sc.fiji.unibiomed.evaluate.score.EvaluationItem;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.evaluate.score.ItemResult;
import sc.fiji.unibiomed.evaluate.score.PackedMask;
import sc.fiji.unibiomed.evaluate.volume.VolumeResult;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.MaskCanvas;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.util.Cancellation;

/** Makes the pictures of a report; only the images that are shown are read again. */
public final class Figures {

	private final ItemImages images;
	private final Cancellation cancellation;

	/** @param images where images and known masks come from */
	public Figures(final ItemImages images, final Cancellation cancellation) {
		this.images = images;
		this.cancellation = cancellation;
	}

	/**
	 * Everything that a report shows.
	 *
	 * @param tasks in the order of the report
	 * @param results of all items
	 * @param volumes that were measured
	 * @param checked questions about present and absent targets; none if nobody asked
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public List<FigureGroup> of(final List<EvaluationTask> tasks, final List<ItemResult> results,
		final List<VolumeResult> volumes, final List<ItemResult> checked)
	{
		final List<FigureGroup> groups = new ArrayList<>();
		for (final EvaluationTask task : tasks) {
			add(task, FigureGroup.Kind.OUTLINES, ShownItems.byOutline(task, results, volumes), results, groups);
			add(task, FigureGroup.Kind.WORDS, ShownItems.byWords(task, results), results, groups);
		}
		add(EvaluationTask.SEGMENTATION, FigureGroup.Kind.FALSE_FINDINGS, ShownItems.falseFindings(checked), results,
			groups);
		return groups;
	}

	private void add(final EvaluationTask task, final FigureGroup.Kind kind, final ShownItems shown,
		final List<ItemResult> results, final List<FigureGroup> groups)
	{
		if (!shown.isEmpty() || kind != FigureGroup.Kind.OUTLINES && !shown.how().isEmpty()) {
			groups.add(new FigureGroup(task, kind, shown.how(), figures(shown.worst(), results),
				figures(shown.best(), results)));
		}
	}

	private List<ItemFigure> figures(final List<Candidate> candidates, final List<ItemResult> results) {
		final List<ItemFigure> figures = new ArrayList<>();
		for (final Candidate candidate : candidates) {
			cancellation.check();
			figures.add(figure(candidate, results));
		}
		return figures;
	}

	private ItemFigure figure(final Candidate candidate, final List<ItemResult> results) {
		try {
			final Candidate shown = candidate.volume().isPresent()
				? candidate.with(worstSlice(candidate.volume().get(), results).orElse(candidate.result()))
				: candidate;
			return new ItemFigure(shown, Optional.of(picture(shown.result())), "");
		}
		catch (final IOException | InputException e) {
			return new ItemFigure(candidate, Optional.empty(), e.getMessage());
		}
	}

	private OutlinedPicture picture(final ItemResult result) throws IOException {
		final RgbImage image = images.image(result.item(), cancellation);
		final BinaryMask found = result.outline().map(PackedMask::mask)
			.filter(mask -> mask.width() == image.width() && mask.height() == image.height())
			.orElseGet(() -> BinaryMask.empty(image.width(), image.height()));
		return OutlinedPicture.of(image, known(result.item(), image.width(), image.height()), found);
	}

	private BinaryMask known(final EvaluationItem item, final int width, final int height) throws IOException {
		final MaskCanvas all = new MaskCanvas(width, height);
		images.known(item, width, height, cancellation).forEach(mask -> all.add(mask, 0, 0));
		return all.toMask();
	}

	/** The slice with the most wrong pixels, the first of equals; empty if none can be compared. */
	private Optional<ItemResult> worstSlice(final VolumeResult volume, final List<ItemResult> results)
		throws IOException
	{
		final Set<EvaluationItem> slices = new HashSet<>(volume.volume().slices());
		ItemResult worst = null;
		long most = -1;
		for (final ItemResult result : results) {
			if (slices.contains(result.item()) && result.outline().isPresent()) {
				cancellation.check();
				final BinaryMask found = result.outline().get().mask();
				final BinaryMask known = known(result.item(), found.width(), found.height());
				final long wrong = known.area() + found.area() - 2 * known.areaShared(found);
				if (wrong > most) {
					most = wrong;
					worst = result;
				}
			}
		}
		return Optional.ofNullable(worst);
	}
}
