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
package sc.fiji.unibiomed.findings.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.ObjectPart;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.PixelSpacing;

/** What is shown and exported: the findings of one answer, with where they come from. Immutable. */
public final class Results {

	private final Provenance provenance;
	private final AskedImage image;
	private final String answer;
	private final BatchOrigin batch;
	private final AnswerRemarks remarks;
	private final List<MeasuredFinding> findings;
	/** Pixels of a finding or object in all slices of a time point; empty where the frames are no volume. */
	private final Map<InTime, Long> voxels;

	/** A finding, or one of its objects, at a time point. */
	private record InTime(int finding, int object, int time) {

		static InTime of(final MeasuredFinding row) {
			return new InTime(row.finding().index(), row.object(), row.time());
		}
	}

	/**
	 * @param image that was asked about
	 * @param answer in the model's notation, with {@code [SEG]} and {@code <p>…</p>}
	 * @param batch where in a batch it comes from
	 * @param findings in the order of the answer, then of the frames; none for an answer that points at nothing
	 * @throws IllegalArgumentException if a mask has another size than the image, or lies in a frame that is not there
	 */
	public Results(final Provenance provenance, final AskedImage image, final String answer, final BatchOrigin batch,
		final List<MeasuredFinding> findings)
	{
		this(provenance, image, answer, batch, AnswerRemarks.NONE, findings);
	}

	private Results(final Provenance provenance, final AskedImage image, final String answer, final BatchOrigin batch,
		final AnswerRemarks remarks, final List<MeasuredFinding> findings)
	{
		this.provenance = Objects.requireNonNull(provenance, "provenance");
		this.image = Objects.requireNonNull(image, "image");
		this.answer = Objects.requireNonNull(answer, "answer");
		this.batch = Objects.requireNonNull(batch, "batch");
		this.remarks = Objects.requireNonNull(remarks, "remarks");
		this.findings = List.copyOf(findings);
		this.findings.forEach(this::check);
		voxels = new HashMap<>();
		if (image.isVolume()) {
			this.findings.forEach(row -> voxels.merge(InTime.of(row), row.mask().shape().pixels(), Long::sum));
		}
	}

	/** Of no batch. */
	public Results(final Provenance provenance, final AskedImage image, final String answer,
		final List<MeasuredFinding> findings)
	{
		this(provenance, image, answer, BatchOrigin.NONE, findings);
	}

	private void check(final MeasuredFinding row) {
		final BinaryMask mask = row.mask().mask();
		if (mask.width() != width() || mask.height() != height() || row.frame() >= frameCount()) {
			throw new IllegalArgumentException("Finding " + row.finding().index() + " has a mask of " + mask.width() +
				"×" + mask.height() + " pixels in frame " + (row.frame() + 1) + ", but the picture has " +
				frameCount() + " frames of " + width() + "×" + height() + " pixels.");
		}
	}

	/**
	 * All findings of an answer, each in every frame that it is in; where its objects were told apart, each of these. A
	 * finding that is in no frame is listed once, in the first frame, so that none vanishes.
	 *
	 * @param image that was asked about
	 */
	public static List<MeasuredFinding> rows(final List<Finding> findings, final AskedImage image) {
		final List<MeasuredFinding> rows = new ArrayList<>();
		for (final Finding finding : findings) {
			final int before = rows.size();
			for (final ObjectPart part : finding.regions()) {
				rows.add(MeasuredFinding.of(finding, part).at(image.frames().get(part.frame())));
			}
			if (rows.size() == before && !finding.frames().isEmpty()) {
				rows.add(MeasuredFinding.ofNothing(finding).at(image.frames().get(0)));
			}
		}
		return rows;
	}

	/**
	 * The same with a number for each object in place of that of its finding: where objects were told apart, all that
	 * are there are numbered through in the order of the rows, so that a label image tells them apart. An object that
	 * lies in several slices has one number.
	 */
	public Results withNumberedObjects() {
		if (findings.stream().allMatch(row -> row.object() == 0)) {
			return this;
		}
		final Map<List<Integer>, Integer> numbers = new HashMap<>();
		final List<MeasuredFinding> numbered = new ArrayList<>();
		for (final MeasuredFinding row : findings) {
			final int number = numbers.computeIfAbsent(List.of(row.finding().index(), row.object()),
				object -> numbers.size() + 1);
			numbered.add(row.of(row.finding().numbered(number)));
		}
		return new Results(provenance, image, answer, batch, remarks, numbered);
	}

	/** The same with what is said of the answer. */
	public Results with(final AnswerRemarks said) {
		return new Results(provenance, image, answer, batch, said, findings);
	}

	/** What is said of the answer. */
	public AnswerRemarks remarks() {
		return remarks;
	}

	/** The same with those findings only whose check came out so. */
	public Results only(final Set<FindingCheck.Verdict> verdicts) {
		return new Results(provenance, image, answer, batch,
			findings.stream().filter(row -> verdicts.contains(row.finding().check().verdict())).toList());
	}

	/** Where the answer comes from. */
	public Provenance provenance() {
		return provenance;
	}

	/** The image as it was when it was asked about. */
	public AskedImage image() {
		return image;
	}

	/** What is known of the image. */
	public ImageFacts facts() {
		return image.facts();
	}

	/** How large the image's pixels are. */
	public PixelSpacing spacing() {
		return image.facts().spacing();
	}

	/** In the model's notation, with {@code [SEG]} and {@code <p>…</p>}. */
	public String answer() {
		return answer;
	}

	/** Where in a batch it comes from. */
	public BatchOrigin batch() {
		return batch;
	}

	/** In the order of the answer, then of the frames. */
	public List<MeasuredFinding> findings() {
		return findings;
	}

	/** Of every frame, in pixels. */
	public int width() {
		return image.facts().size().width();
	}

	/** Of every frame, in pixels. */
	public int height() {
		return image.facts().size().height();
	}

	/** Number of frames that were asked about, at least 1. */
	public int frameCount() {
		return image.frames().size();
	}

	/** Where a column lies in the image's unit, as ImageJ says it. */
	public double x(final double column) {
		return (column - spacing().originX()) * spacing().width();
	}

	/** Where a row lies in the image's unit, as ImageJ says it. */
	public double y(final double row) {
		return (row - spacing().originY()) * spacing().height();
	}

	/** Area of some pixels in the square of the image's unit. */
	public double area(final long pixels) {
		return pixels * spacing().width() * spacing().height();
	}

	/**
	 * Volume of a row's finding or object, in the cube of the image's unit: what all slices of its time point have of
	 * it. NaN where the frames are no neighbouring slices of a volume.
	 */
	public double volume(final MeasuredFinding row) {
		final Long pixels = voxels.get(InTime.of(row));
		return pixels == null ? Double.NaN : area(pixels) * spacing().depth();
	}

	/** Rows with pixels inside, for formats that cannot express an empty region. */
	public List<MeasuredFinding> visible() {
		return findings.stream().filter(row -> !row.isEmpty()).toList();
	}

	/** Visible rows that nobody has rejected, for formats that are read without regard to a verdict. */
	public List<MeasuredFinding> kept() {
		return visible().stream().filter(row -> row.review().status() != Review.Status.REJECTED).toList();
	}
}
