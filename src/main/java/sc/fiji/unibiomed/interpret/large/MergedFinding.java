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
package sc.fiji.unibiomed.interpret.large;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.FindingName;
import sc.fiji.unibiomed.findings.MaskExtent;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.MaskCanvas;

/** Findings of one name in the making: what the fields have found so far. */
final class MergedFinding {

	/** Confidences of the findings, without their masks. */
	private record Confidence(int field, long pixels, double meanProbability, double predictedIou,
		double objectScore)
	{}

	private final String phrase;
	private final SeamMerger merger;
	private final List<Confidence> confidences = new ArrayList<>();
	private final List<FindingCheck.Part> checks = new ArrayList<>();

	/** @param phrase the name as the first field writes it */
	MergedFinding(final String phrase, final FieldPlan plan) {
		this.phrase = phrase;
		this.merger = new SeamMerger(plan);
	}

	/**
	 * Takes the findings of a field that have the name.
	 *
	 * @param field higher than that of the last one
	 * @param findings at least one; several are one mask
	 */
	void add(final int field, final List<Finding> findings) {
		final BinaryMask first = findings.get(0).frames().get(0).mask();
		final MaskCanvas all = new MaskCanvas(first.width(), first.height());
		for (final Finding finding : findings) {
			final FindingMask found = finding.frames().get(0);
			checks.add(new FindingCheck.Part(finding.check(), finding.pixels()));
			all.add(found.mask(), 0, 0);
			confidences.add(new Confidence(field, found.shape().pixels(), found.meanProbability(), found.predictedIou(),
				found.objectScore()));
		}
		merger.add(field, all.toMask());
	}

	/**
	 * The finding of the whole image. Its confidences are the means over the fields, each with the weight of the pixels
	 * that the mask has from it; if it has none from any, all fields count alike.
	 */
	Finding finish(final int index) {
		final BinaryMask mask = merger.merged();
		final FindingMask found = new FindingMask(mask, MaskExtent.of(mask),
			mask.area() == 0 ? Double.NaN : mean(Confidence::meanProbability), mean(Confidence::predictedIou),
			mean(Confidence::objectScore));
		return new Finding(index, FindingName.numbered(phrase, index), List.of(found))
			.with(FindingCheck.of(checks, "fields"));
	}

	private double mean(final ToDoubleFunction<Confidence> value) {
		final boolean weighted = confidences.stream().anyMatch(confidence -> weight(confidence) > 0);
		double sum = 0;
		double weights = 0;
		for (final Confidence confidence : confidences) {
			final double weight = weighted ? weight(confidence) : 1;
			final double each = value.applyAsDouble(confidence);
			if (weight > 0 && !Double.isNaN(each)) {
				sum += weight * each;
				weights += weight;
			}
		}
		return weights == 0 ? Double.NaN : sum / weights;
	}

	/** What the merged mask has from a field, shared out to the field's findings by their sizes. */
	private double weight(final Confidence confidence) {
		final long ofField = confidences.stream().filter(other -> other.field() == confidence.field())
			.mapToLong(Confidence::pixels).sum();
		return ofField == 0 ? 0 : (double) merger.contributionOf(confidence.field()) * confidence.pixels() / ofField;
	}
}
