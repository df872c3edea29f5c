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

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;

import sc.fiji.unibiomed.evaluate.answer.MaskResize;
import sc.fiji.unibiomed.evaluate.metric.SurfaceDistances;
import sc.fiji.unibiomed.evaluate.metric.VolumeOverlap;
import sc.fiji.unibiomed.evaluate.metric.VolumeSizeException;
import sc.fiji.unibiomed.evaluate.score.EvaluationItem;
import sc.fiji.unibiomed.evaluate.score.ItemResult;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.Progress;

/**
 * Measures volumes, one after the other, so that the masks of one only are in memory. What is wrong with a volume is
 * told in its result.
 */
public final class VolumeMeasurement {

	private final Map<EvaluationItem, ItemResult> results = new HashMap<>();
	private final LongUnaryOperator freeBytes;

	/** @param results of all slices that the model was asked about */
	public VolumeMeasurement(final List<ItemResult> results) {
		this(results, JavaHeap::free);
	}

	/** @param freeBytes see {@link SurfaceDistances#of} */
	VolumeMeasurement(final List<ItemResult> results, final LongUnaryOperator freeBytes) {
		results.forEach(result -> this.results.put(result.item(), result));
		this.freeBytes = freeBytes;
	}

	/**
	 * Measures a volume.
	 *
	 * @param progress told how far it is
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled
	 */
	public VolumeResult of(final Volume volume, final Progress progress, final Cancellation cancellation) {
		final VolumeMasks masks = new VolumeMasks();
		final int slices = volume.slices().size();
		for (int i = 0; i < slices; i++) {
			cancellation.check();
			masks.add(volume.slices().get(i));
			progress.report(i + 1, 2L * slices);
		}
		final List<String> notes = new ArrayList<>();
		masks.noteMissing(notes);
		final Map<VolumeMetric, Double> values = new EnumMap<>(VolumeMetric.class);
		final List<String> sizes = masks.sizes();
		if (sizes.size() > 1) {
			notes.add("not measured, as its slices differ in size: " + String.join(" and ", sizes) + " pixels");
		}
		else if (sizes.size() == 1) {
			measure(masks.predicted(), masks.known(), values, notes,
				(done, total) -> progress.report(total + done, 2 * total), cancellation);
			unexpectedOrder(volume).ifPresent(notes::add);
		}
		if (volume.repeated() > 0) {
			notes.add(volume.repeated() + " further annotations of the same mask files: not counted");
		}
		return new VolumeResult(volume, masks.failed, masks.leftOut, values, String.join("; ", notes));
	}

	private void measure(final List<BinaryMask> predicted, final List<BinaryMask> known,
		final Map<VolumeMetric, Double> values, final List<String> notes, final Progress progress,
		final Cancellation cancellation)
	{
		final VolumeOverlap overlap = VolumeOverlap.of(predicted, known);
		if (!Double.isNaN(overlap.dice())) {
			values.put(VolumeMetric.DICE, overlap.dice());
		}
		if (overlap.hasEmptyMask()) {
			values.put(VolumeMetric.SURFACE_DICE, 0.0);
			notes.add((overlap.truth() > 0
				? "nothing is outlined"
				: overlap.predicted() > 0 ? "the known masks are empty" : "known masks and outlines are empty") +
				": no distance");
			return;
		}
		try {
			final SurfaceDistances distances = SurfaceDistances.of(predicted, known, freeBytes, progress, cancellation);
			values.put(VolumeMetric.HAUSDORFF_95, distances.hausdorff95());
			values.put(VolumeMetric.SURFACE_DICE, distances.surfaceDice());
		}
		catch (final VolumeSizeException e) {
			notes.add(e.getMessage());
		}
	}

	/** Slices without leading zeros in their numbers are not in the order in which they lie. */
	private static Optional<String> unexpectedOrder(final Volume volume) {
		final List<String> names = volume.slices().stream().map(Volume::maskName).toList();
		for (int i = 1; i < names.size(); i++) {
			if (SliceName.compareAsCounted(names.get(i - 1), names.get(i)) > 0) {
				return Optional.of("slices are in the order of their names, in which " + names.get(i - 1) +
					" comes before " + names.get(i) + "; write numbers with leading zeros");
			}
		}
		return Optional.empty();
	}

	/** Both masks of a slice. */
	private record SliceMasks(BinaryMask predicted, BinaryMask known) {

		String size() {
			return predicted.width() + " x " + predicted.height();
		}
	}

	/** The masks of a volume, slice by slice; a slice that is missing keeps its place. */
	private final class VolumeMasks {

		private final List<Optional<SliceMasks>> slices = new ArrayList<>();
		private int failed;
		private int leftOut;
		private String unreadable = "";

		void add(final EvaluationItem slice) {
			final ItemResult result = results.get(slice);
			final Optional<SliceMasks> masks = result == null
				? Optional.empty()
				: result.outline().flatMap(outline -> read(slice, outline.mask()));
			if (result == null) {
				leftOut++;
			}
			else if (masks.isEmpty()) {
				failed++;
			}
			slices.add(masks);
		}

		private Optional<SliceMasks> read(final EvaluationItem slice, final BinaryMask outline) {
			try {
				final BinaryMask known = ImageFiles.readMask(slice.masks().get(0).path());
				return Optional.of(new SliceMasks(outline, MaskResize.to(known, outline.width(), outline.height())));
			}
			catch (final IOException e) {
				unreadable = e.getMessage();
				return Optional.empty();
			}
		}

		List<String> sizes() {
			return slices.stream().flatMap(Optional::stream).map(SliceMasks::size).distinct().toList();
		}

		List<BinaryMask> predicted() {
			return all(SliceMasks::predicted);
		}

		List<BinaryMask> known() {
			return all(SliceMasks::known);
		}

		/** With nothing inside where a slice is missing, so that the others do not come closer to each other. */
		private List<BinaryMask> all(final Function<SliceMasks, BinaryMask> which) {
			final BinaryMask some = slices.stream().flatMap(Optional::stream).findFirst().map(which).orElseThrow();
			final BinaryMask nothing = BinaryMask.empty(some.width(), some.height());
			return slices.stream().map(slice -> slice.map(which).orElse(nothing)).toList();
		}

		void noteMissing(final List<String> notes) {
			final String so = " of " + slices.size() + " slices ";
			final String measured = failed + leftOut == slices.size() ? ": not measured" : ": measured without";
			if (failed > 0) {
				notes.add(failed + so + "failed" + measured);
			}
			if (leftOut > 0) {
				notes.add(leftOut + so + "left out by the limit" + measured);
			}
			if (!unreadable.isEmpty()) {
				notes.add(unreadable);
			}
		}
	}
}
